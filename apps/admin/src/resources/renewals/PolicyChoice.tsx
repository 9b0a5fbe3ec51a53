import { Box, Typography } from '@mui/material';
import { useId } from 'react';
import { useLocaleState } from 'react-admin';
import { type OverviewLine } from '@ur-desk/domain/customers';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PLAN_POLICIES, type RenewalPolicy } from '@ur-desk/domain/subscriptions';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { OptionCard } from './OptionCard';
import { renewalMessages } from './renewal.messages';

interface PolicyChoiceProps {
  entry: OverviewLine;
  mayExtend: boolean;
  mayReplace: boolean;
  chosen: RenewalPolicy;
  onChoose: (policy: (typeof PLAN_POLICIES)[number]) => void;
}

/** When the new plan starts; only asked where one runs already. */
export function PolicyChoice({ entry, mayExtend, mayReplace, chosen, onChoose }: PolicyChoiceProps) {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const heading = useId();
  const last = entry.queued.at(-1) ?? entry.active;
  if (!last) return null;
  const at = formatInstant(last.endsAt, operatorZone(), locale);
  const options = [
    { policy: 'queue', disabled: false, hint: say('policyHints.queue') },
    { policy: 'extend', disabled: !mayExtend, hint: say(mayExtend ? 'policyHints.extend' : 'extendOther') },
    {
      policy: 'replaceNow',
      disabled: !mayReplace,
      hint: say(mayReplace ? 'policyHints.replaceNow' : 'replaceQueued'),
    },
  ] as const;
  return (
    <Box role="radiogroup" aria-labelledby={heading}>
      <Typography variant="h2" component="h3" id={heading} sx={{ mb: 1 }}>
        {say('start')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(3, minmax(0, 1fr))' },
        }}
      >
        {options.map(({ policy, disabled, hint }) => (
          <OptionCard
            key={policy}
            name="policy"
            value={policy}
            checked={chosen === policy}
            disabled={disabled}
            onChoose={() => onChoose(policy)}
          >
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {say(`policies.${policy}`, { at })}
            </Typography>
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
              {hint}
            </Typography>
          </OptionCard>
        ))}
      </Box>
    </Box>
  );
}
