import KeptIcon from '@mui/icons-material/CheckCircleOutlined';
import BrokenIcon from '@mui/icons-material/ErrorOutlined';
import { Box, Stack, Typography } from '@mui/material';
import { type PolicyCheck, type PolicyVerdict } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { refundMessages } from './refund.messages';
import { usePercentText } from './use-use-text';

function useRuleText(): (check: PolicyCheck) => string {
  const say = useSay(refundMessages);
  const percent = usePercentText();
  return ({ rule, value, limit }) =>
    rule === 'usedShare'
      ? say('rules.usedShare', { value: percent(value), limit: percent(limit) })
      : say(`rules.${rule}`, { value, limit });
}

/** What the refund policy says, rule by rule. */
export function PolicyVerdictNote({ policy }: { policy: PolicyVerdict }) {
  const say = useSay(refundMessages);
  const ruleText = useRuleText();
  return (
    <Box>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 0.5 }}>
        {say('policy')}: {say(policy.within ? 'policyKept' : 'policyBroken')}
      </Typography>
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 0.25 }}>
        {policy.checks.map((check) => (
          <Stack
            component="li"
            direction="row"
            key={check.rule}
            sx={{ gap: 0.75, alignItems: 'center', color: check.kept ? 'text.secondary' : 'error.main' }}
          >
            {check.kept ? (
              <KeptIcon aria-hidden sx={{ fontSize: 16, color: 'success.main' }} />
            ) : (
              <BrokenIcon aria-hidden sx={{ fontSize: 16 }} />
            )}
            <Typography variant="body2">{ruleText(check)}</Typography>
          </Stack>
        ))}
      </Stack>
    </Box>
  );
}
