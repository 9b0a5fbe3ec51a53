import { Card, CardContent, Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { type ApprovalView } from '@ur-desk/domain/approvals';
import { CustomerLink } from '../../shared/CustomerLink';
import { EmptyState } from '../../shared/EmptyState';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { approvalMessages } from './approval.messages';
import { useApprovals } from './use-approvals';

interface RequestTableProps {
  filter: Record<string, unknown>;
  label: string;
  empty: string;
}

/** Requests with how they ended, the newest first. */
export function RequestTable({ filter, label, empty }: RequestTableProps) {
  const say = useSay(approvalMessages);
  const query = useApprovals(filter, 'DESC');
  const columns: TableColumn<ApprovalView>[] = [
    {
      label: say('fields.reference'),
      render: ({ id, reference }) => (
        <MuiLink component={Link} to={`/approvals/${id}/show`} sx={{ whiteSpace: 'nowrap' }}>
          {reference}
        </MuiLink>
      ),
    },
    {
      label: say('fields.kind'),
      render: ({ kind, subject }) => `${say(`kinds.${kind}`)} ${subject.reference}`,
    },
    {
      label: say('fields.customerId'),
      render: ({ customerId }) => (customerId ? <CustomerLink customerId={customerId} /> : '–'),
    },
    { label: say('fields.requestedBy'), render: ({ requestedBy }) => requestedBy.name },
    { label: say('fields.createdAt'), render: ({ createdAt }) => <InstantText value={createdAt} /> },
    {
      label: say('fields.state'),
      render: ({ state }) => <StatusChip status={state} label={say(`states.${state}`)} />,
    },
    { label: say('fields.decidedBy'), render: ({ decidedBy }) => decidedBy?.name ?? '–' },
    { label: say('fields.decisionComment'), render: ({ decisionComment }) => decisionComment ?? '–' },
  ];
  return (
    <Card>
      <CardContent>
        <Loaded query={query}>
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyState title={empty} />
            ) : (
              <HouseTable label={label} columns={columns} rows={rows} />
            )
          }
        </Loaded>
      </CardContent>
    </Card>
  );
}
