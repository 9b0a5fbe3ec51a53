import { Box, Typography } from '@mui/material';
import { changedParts, type PlanContent } from '@ur-desk/domain/plans';
import { useSay } from '../../shared/messages';
import { Fact, Facts } from '../../shared/Section';
import { planMessages } from './plan.messages';
import { usePlanTexts } from './use-plan-texts';

/** What differs between two contents, part by part: what was, struck out, above what will be. */
export function PlanChanges({
  before,
  after,
  none,
}: {
  before: PlanContent;
  after: PlanContent;
  none?: string;
}) {
  const say = useSay(planMessages);
  const { part } = usePlanTexts();
  const changed = changedParts(before, after);
  if (changed.length === 0) return <Typography variant="body2">{none ?? say('noChanges')}</Typography>;
  return (
    <Box sx={{ mt: 1 }}>
      <Typography variant="h3" component="p" sx={{ mb: 0.5 }}>
        {say('changes')}
      </Typography>
      <Facts>
        {changed.map((name) => (
          <Fact key={name} label={say(`fields.${name}`)}>
            <s>{part(before, name)}</s>
            <br />
            <strong>{part(after, name)}</strong>
          </Fact>
        ))}
      </Facts>
    </Box>
  );
}
