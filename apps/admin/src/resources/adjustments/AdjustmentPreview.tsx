import { Alert, Box, Stack, Typography } from '@mui/material';
import { type AdjustmentDecision, type AdjustmentFactsView } from '@ur-desk/domain/adjustments';
import { useSay } from '../../shared/messages';
import { ChangeList } from '../approvals/ChangeList';
import { WhyList } from '../approvals/WhyList';
import { useMeasureText } from '../limits/use-measure-text';
import { adjustmentMessages } from './adjustment.messages';

interface AdjustmentPreviewProps {
  facts: AdjustmentFactsView;
  /** Null while the form cannot be decided. */
  decision: AdjustmentDecision | null;
}

/** How much of one's limits is left; nothing for a measure that has none. */
function LimitNote({ facts, decision }: { facts: AdjustmentFactsView; decision: AdjustmentDecision }) {
  const say = useSay(adjustmentMessages);
  const { textOf } = useMeasureText();
  const limit = facts.limits.find((one) => one.measure === decision.measure);
  if (!limit) return null;
  const text = (quantity: number) => textOf(limit.measure, quantity);
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {say('withinLimit', {
        limit: text(limit.perAction),
        customer: text(limit.customerDay),
        customerLimit: text(limit.perCustomerDay),
        agent: text(limit.agentDay),
        agentLimit: text(limit.perAgentDay),
      })}
    </Typography>
  );
}

/** The end state, and whether somebody else has to approve it. Shows a decision, decides nothing. */
export function AdjustmentPreview({ facts, decision }: AdjustmentPreviewProps) {
  const say = useSay(adjustmentMessages);
  if (!decision) return null;
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Box component="section" aria-label={say('endState')} aria-live="polite">
        <Typography variant="subtitle2" component="h3" sx={{ mb: 0.75 }}>
          {say('endState')}
        </Typography>
        <ChangeList changes={decision.changes} />
      </Box>
      {decision.why.length > 0 ? (
        <Alert severity="warning">
          {say('above')}
          <WhyList why={decision.why} />
        </Alert>
      ) : (
        <LimitNote facts={facts} decision={decision} />
      )}
    </Stack>
  );
}
