import { Chip, Stack, Typography } from '@mui/material';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { EmptyState } from '../../shared/EmptyState';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { useMethodNote, useMethodText } from '../payments/CardText';
import { MethodButtons } from './MethodButtons';
import { paymentMethodMessages } from './payment-method.messages';

interface MethodTableProps {
  customerId: string;
  methods: readonly PaymentMethodView[];
  customerZone: string;
}

function Marks({ method }: { method: PaymentMethodView }) {
  const say = useSay(paymentMethodMessages);
  return (
    <>
      {method.isDefault && <Chip size="small" variant="outlined" label={say('default')} />}
      {method.block && <StatusChip status="blocked" tone="error" label={say('blocked')} />}
      {method.expiringSoon && <StatusChip status="expiring" label={say('expiringSoon')} />}
    </>
  );
}

function Automatic({ method, customerZone }: { method: PaymentMethodView; customerZone: string }) {
  const say = useSay(paymentMethodMessages);
  if (method.automaticUseSince === null) return <>{say('notAutomatic')}</>;
  const [before, after] = say('automaticSince', { since: '|' }).split('|');
  return (
    <>
      {before}
      <InstantText value={method.automaticUseSince} customerZone={customerZone} />
      {after}
    </>
  );
}

/** The saved methods with what is to be known of each, and what can be done with it. */
export function MethodTable({ customerId, methods, customerZone }: MethodTableProps) {
  const say = useSay(paymentMethodMessages);
  const methodText = useMethodText();
  const note = useMethodNote();
  const columns: TableColumn<PaymentMethodView>[] = [
    {
      label: say('method'),
      render: (method) => (
        <Stack direction="row" sx={{ gap: 0.75, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="body2" component="span" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
            {methodText(method)}
          </Typography>
          <Marks method={method} />
        </Stack>
      ),
    },
    { label: say('validity'), render: note },
    {
      label: say('automatic'),
      render: (method) => <Automatic method={method} customerZone={customerZone} />,
    },
    {
      label: '',
      key: 'buttons',
      align: 'right',
      render: (method) => <MethodButtons customerId={customerId} method={method} />,
    },
  ];
  if (methods.length === 0) return <EmptyState title={say('none')} text={say('noneHint')} />;
  return <HouseTable label={say('saved')} columns={columns} rows={methods} />;
}
