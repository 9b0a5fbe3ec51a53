import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { type PaymentBlockView } from '@ur-desk/domain/payment-blocks';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { type Tone } from '../../shared/tone';
import { useMay } from '../../shared/use-may';
import { useBlockText, useMethodText } from '../payments/CardText';
import { usePaymentBlocks } from '../payments/use-customer-money';
import { paymentMethodMessages } from './payment-method.messages';
import { ReasonDialog } from './ReasonDialog';

const TONES: Record<PaymentBlockView['state'], Tone> = {
  active: 'error',
  over: 'neutral',
  lifted: 'neutral',
};

interface PaymentBlocksProps {
  customerId: string;
  methods: readonly PaymentMethodView[];
  customerZone: string;
}

function useColumns({ methods, customerZone }: PaymentBlocksProps): TableColumn<PaymentBlockView>[] {
  const say = useSay(paymentMethodMessages);
  const blockText = useBlockText();
  const methodText = useMethodText();
  const whatOf = ({ methodId }: PaymentBlockView): string => {
    const method = methods.find(({ id }) => id === methodId);
    if (method) return methodText(method);
    return say(methodId === null ? 'customer' : 'method');
  };
  const whyOf = (block: PaymentBlockView): string =>
    block.liftedBy === null
      ? blockText(block)
      : `${blockText(block)} – ${say('liftedBy', { name: block.liftedBy, reason: block.liftReason ?? '' })}`;
  return [
    { label: say('what'), render: whatOf },
    { label: say('why'), render: whyOf },
    { label: say('by'), render: ({ blockedBy }) => blockedBy },
    {
      label: say('since'),
      render: ({ createdAt }) => <InstantText value={createdAt} customerZone={customerZone} />,
    },
    {
      label: say('until'),
      render: ({ until }) =>
        until === null ? say('forever') : <InstantText value={until} customerZone={customerZone} />,
    },
    {
      label: say('state'),
      render: ({ state }) => <StatusChip status={state} tone={TONES[state]} label={say(`states.${state}`)} />,
    },
  ];
}

interface DecideProps {
  customerId: string;
  block: PaymentBlockView | null;
}

function BlockOrLift({ customerId, block }: DecideProps) {
  const say = useSay(paymentMethodMessages);
  const mayBlock = useMay('paymentBlocks:create');
  const mayLift = useMay('paymentBlocks:lift');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (block ? !mayLift : !mayBlock) return null;
  return (
    <>
      <Button variant="outlined" color={block ? 'primary' : 'error'} onClick={() => setOpen(true)}>
        {say(block ? 'liftCustomerTitle' : 'blockCustomerTitle')}
      </Button>
      {open && !block && (
        <ReasonDialog
          title={say('blockCustomerTitle')}
          text={say('blockCustomerText')}
          path="payment-blocks"
          body={{ customerId }}
          asksForEnd
          submitLabel={say('blockSubmit')}
          done={say('blockDone')}
          onClose={close}
        />
      )}
      {open && block && (
        <ReasonDialog
          title={say('liftCustomerTitle')}
          path={`payment-blocks/${block.id}/lift`}
          submitLabel={say('liftSubmit')}
          done={say('liftDone')}
          onClose={close}
        />
      )}
    </>
  );
}

/** Whether a customer may be charged at all, and what was blocked so far and why. */
export function PaymentBlocks(props: PaymentBlocksProps) {
  const say = useSay(paymentMethodMessages);
  const blockText = useBlockText();
  const columns = useColumns(props);
  return (
    <Loaded query={usePaymentBlocks(props.customerId)}>
      {(blocks) => {
        const block = blocks.find(({ methodId, state }) => methodId === null && state === 'active') ?? null;
        return (
          <Stack sx={{ gap: 1, alignItems: 'flex-start' }}>
            <Typography variant="h3">{say('payments')}</Typography>
            <Typography variant="body2">
              {block ? say('mayNotBeCharged', { reason: blockText(block) }) : say('mayBeCharged')}
            </Typography>
            <BlockOrLift customerId={props.customerId} block={block} />
            {blocks.length > 0 && <HouseTable label={say('history')} columns={columns} rows={blocks} />}
          </Stack>
        );
      }}
    </Loaded>
  );
}
