import { Box, ButtonBase, Card, CardContent, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { type ApprovalView, CHANGE_FIELDS } from '@ur-desk/domain/approvals';
import { CustomerLink } from '../../shared/CustomerLink';
import { EmptyState } from '../../shared/EmptyState';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { useSingleKeys } from '../../shared/single-keys';
import { approvalMessages } from './approval.messages';
import { ApprovalFacts } from './ApprovalFacts';
import { DecideButtons } from './DecideButtons';
import { useApprovals } from './use-approvals';
import { useValueText } from './use-value-text';

interface RowProps {
  request: ApprovalView;
  chosen: boolean;
  onChoose: () => void;
}

/** One request of the queue: what, how much, for whom, by whom. */
function Row({ request, chosen, onChoose }: RowProps) {
  const say = useSay(approvalMessages);
  const text = useValueText();
  const { reference, kind, changes, customerId, requestedBy, createdAt } = request;
  const [change] = changes;
  const [first] = request.why;
  return (
    <Box
      component="li"
      sx={{
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: chosen ? 'action.selected' : 'transparent',
        px: 1.5,
        py: 1,
      }}
    >
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 2 }}>
        <ButtonBase
          onClick={onChoose}
          aria-pressed={chosen}
          sx={{ typography: 'body2', fontWeight: 600, borderRadius: 0.5 }}
        >
          {say(`kinds.${kind}`)} {reference}
        </ButtonBase>
        <Typography variant="body2" sx={{ fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>
          {first?.cause === 'perAction'
            ? text(first.unit, first.value)
            : change && text(CHANGE_FIELDS[change.field], change.after)}
        </Typography>
      </Stack>
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 2 }}>
        <Typography variant="body2">{customerId && <CustomerLink customerId={customerId} />}</Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {requestedBy.name} · <InstantText value={createdAt} />
        </Typography>
      </Stack>
    </Box>
  );
}

/** Which request is looked at: the one that was chosen, else the oldest; what was decided makes room for the next. */
function useChosen(rows: readonly ApprovalView[]) {
  const [id, setId] = useState<string | null>(null);
  const at = Math.max(
    0,
    rows.findIndex((request) => request.id === id),
  );
  const step = (by: number) => setId(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.id ?? null);
  useSingleKeys({ j: () => step(1), k: () => step(-1) });
  return { chosen: rows[at], choose: setId, goOn: () => setId(rows[at + 1]?.id ?? rows[at - 1]?.id ?? null) };
}

function Queue({ rows }: { rows: readonly ApprovalView[] }) {
  const say = useSay(approvalMessages);
  const { chosen, choose, goOn } = useChosen(rows);
  if (!chosen) return <EmptyState title={say('nothingOpen')} text={say('nothingOpenText')} />;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 5fr) minmax(0, 7fr)' },
      }}
    >
      <Card>
        <Box component="ul" aria-label={say('queue')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {rows.map((request) => (
            <Row
              key={request.id}
              request={request}
              chosen={request.id === chosen.id}
              onChoose={() => choose(request.id)}
            />
          ))}
        </Box>
      </Card>
      <Section
        title={say('requestTitle', { reference: chosen.reference })}
        actions={<DecideButtons key={chosen.id} request={chosen} onDone={goOn} />}
      >
        <ApprovalFacts request={chosen} />
      </Section>
    </Box>
  );
}

/** What waits for a decision, the oldest first, beside what the chosen one would do. */
export function OpenRequests() {
  const query = useApprovals({ state: 'open' }, 'ASC');
  return (
    <Loaded query={query} lines={8}>
      {({ rows }) =>
        rows.length > 0 ? (
          <Queue rows={rows} />
        ) : (
          <Card>
            <CardContent>
              <Queue rows={rows} />
            </CardContent>
          </Card>
        )
      }
    </Loaded>
  );
}
