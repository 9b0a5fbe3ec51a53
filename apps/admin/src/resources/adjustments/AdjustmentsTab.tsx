import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { type AdjustmentView } from '@ur-desk/domain/adjustments';
import { type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RelatedTable } from '../../shared/RelatedTable';
import { StatusChip } from '../../shared/StatusChip';
import { useReasonText } from '../reason-codes/use-reason-text';
import { adjustmentMessages } from './adjustment.messages';
import { useWhatText } from './use-what-text';

interface AdjustmentsTabProps {
  customerId: string;
  customerZone: string;
}

/** A customer's adjustments, those that wait for approval included. */
export function AdjustmentsTab({ customerId, customerZone }: AdjustmentsTabProps) {
  const say = useSay(adjustmentMessages);
  const reasonText = useReasonText();
  const whatText = useWhatText();
  const columns: TableColumn<AdjustmentView>[] = [
    {
      label: say('fields.createdAt'),
      render: ({ createdAt }) => <InstantText value={createdAt} customerZone={customerZone} />,
    },
    {
      label: say('fields.reference'),
      render: ({ id, reference }) => (
        <MuiLink component={Link} to={`/adjustments/${id}/show`} sx={{ whiteSpace: 'nowrap' }}>
          {reference}
        </MuiLink>
      ),
    },
    { label: say('fields.kind'), render: ({ kind }) => say(`kinds.${kind}`) },
    { label: say('fields.quantity'), align: 'right', render: whatText },
    { label: say('fields.reasonCode'), render: ({ reasonCode }) => reasonText(reasonCode) },
    { label: say('fields.actor'), render: ({ actor }) => actor.name },
    {
      label: say('fields.state'),
      render: ({ state }) => <StatusChip status={state} label={say(`states.${state}`)} />,
    },
  ];
  return (
    <RelatedTable<AdjustmentView>
      resource="adjustments"
      filter={{ customerId }}
      label={say('listTitle')}
      empty={say('nothingYet')}
      columns={columns}
    />
  );
}
