import { Box, Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { type ApprovalView } from '@ur-desk/domain/approvals';
import { currentMe } from '../../providers/session';
import { CustomerLink } from '../../shared/CustomerLink';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { approvalMessages } from './approval.messages';
import { useApprovals } from './use-approvals';

const SHOWN = 5;

function Requests({ rows, empty }: { rows: readonly ApprovalView[]; empty: string }) {
  const say = useSay(approvalMessages);
  if (rows.length === 0)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {empty}
      </Typography>
    );
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.slice(0, SHOWN).map(({ id, reference, customerId, state, requestedBy, createdAt }) => (
        <Box component="li" key={id} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 2 }}>
            <MuiLink component={Link} to={`/approvals/${id}/show`}>
              {reference}
            </MuiLink>
            <StatusChip status={state} label={say(`states.${state}`)} />
          </Stack>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {customerId && <CustomerLink customerId={customerId} />} · {requestedBy.name} ·{' '}
            <InstantText value={createdAt} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

interface CardProps {
  name: 'open' | 'mine';
  filter: Record<string, unknown>;
  order: 'ASC' | 'DESC';
}

/** The number in the title is the badge: how many there are. */
function Card({ name, filter, order }: CardProps) {
  const say = useSay(approvalMessages);
  const query = useApprovals(filter, order);
  const total = name === 'open' ? (query.data?.total ?? 0) : 0;
  const title = say(`card.${name}`);
  return (
    <Section
      title={total > 0 ? `${title} (${total})` : title}
      actions={
        <Button component={Link} to={`/approvals?tab=${name}`} aria-label={`${say('card.all')}: ${title}`}>
          {say('card.all')}
        </Button>
      }
    >
      <Loaded query={query} lines={3}>
        {({ rows }) => <Requests rows={rows} empty={say(name === 'open' ? 'nothingOpen' : 'nothingMine')} />}
      </Loaded>
    </Section>
  );
}

/** On the home page: what waits for one's decision, and how one's own requests ended. */
export function ApprovalCard() {
  const decides = useMay('approvals:decide');
  const asks = useMay('approvals:cancel');
  const me = currentMe();
  return (
    <>
      {decides && <Card name="open" filter={{ state: 'open' }} order="ASC" />}
      {asks && me && <Card name="mine" filter={{ requestedById: me.id }} order="DESC" />}
    </>
  );
}
