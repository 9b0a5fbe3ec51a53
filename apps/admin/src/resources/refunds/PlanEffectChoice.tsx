import {
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { PLAN_EFFECTS, type PlanEffect, type RefundFacts } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { refundMessages } from './refund.messages';

interface PlanEffectChoiceProps {
  facts: RefundFacts;
  value: PlanEffect;
  onChange: (effect: PlanEffect) => void;
}

/** What happens to the plan that was paid for; says why it cannot be stopped where it cannot. */
export function PlanEffectChoice({ facts, value, onChange }: PlanEffectChoiceProps) {
  const say = useSay(refundMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const label = useId();
  const { plan } = facts;
  if (!plan || (plan.state !== 'active' && plan.state !== 'queued')) return null;
  return (
    <FormControl>
      <FormLabel id={label} sx={{ typography: 'subtitle2', color: 'text.primary' }}>
        {say('plan')}
      </FormLabel>
      <RadioGroup
        aria-labelledby={label}
        value={value}
        onChange={(_event, effect) => onChange(effect as PlanEffect)}
      >
        {PLAN_EFFECTS.map((effect) => (
          <FormControlLabel
            key={effect}
            value={effect}
            disabled={effect === 'stopNow' && plan.restedOn}
            control={<Radio size="small" />}
            label={
              <>
                {say(`planEffects.${effect}`)}
                <Typography
                  variant="body2"
                  component="span"
                  sx={{ color: 'text.secondary', display: 'block' }}
                >
                  {say(`planEffectTexts.${effect}`, { plan: plan.planName[locale] })}
                </Typography>
              </>
            }
            sx={{ alignItems: 'flex-start', '& .MuiRadio-root': { pt: 0.25 }, my: 0.5 }}
          />
        ))}
      </RadioGroup>
      {plan.restedOn && <FormHelperText sx={{ mx: 0 }}>{say('restedOn')}</FormHelperText>}
    </FormControl>
  );
}
