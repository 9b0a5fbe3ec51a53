import {
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { canEnd, effectsOf, type PlanEffect, type RefundFactsView } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { refundMessages } from './refund.messages';
import { type RefundForm } from './use-refund-draft';

interface PlanEffectChoiceProps {
  facts: RefundFactsView;
  form: RefundForm;
  refused: (field: string) => string | null;
}

/** An instant as the browser's field for date and time writes it, in the zone of this computer, and back. */
const toLocal = (at: string | null): string => {
  if (at === null) return '';
  const date = new Date(at);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
};
const fromLocal = (text: string): string | null => (text === '' ? null : new Date(text).toISOString());

/** What happens to the plan that was paid for; says why it cannot be ended where it cannot. */
export function PlanEffectChoice({ facts, form, refused }: PlanEffectChoiceProps) {
  const say = useSay(refundMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const label = useId();
  const { plan } = facts;
  if (!canEnd(plan)) return null;
  const { draft, change, wrong } = form;
  const message = wrong('planEndsAt') ?? refused('planEndsAt');
  return (
    <FormControl>
      <FormLabel id={label} sx={{ typography: 'subtitle2', color: 'text.primary' }}>
        {say(plan.isAddOn ? 'pack' : 'plan')}
      </FormLabel>
      <RadioGroup
        aria-labelledby={label}
        value={draft.planEffect}
        onChange={(_event, effect) => change({ planEffect: effect as PlanEffect })}
      >
        {effectsOf(plan).map((effect) => (
          <FormControlLabel
            key={effect}
            value={effect}
            disabled={effect !== 'keep' && plan.restedOn}
            control={<Radio size="small" />}
            label={
              <>
                {say(plan.isAddOn && effect === 'keep' ? 'keepPack' : `planEffects.${effect}`)}
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
      {draft.planEffect === 'shorten' && (
        <TextField
          type="datetime-local"
          required
          label={say('planEndsAt')}
          value={toLocal(draft.planEndsAt)}
          onChange={(event) => change({ planEndsAt: fromLocal(event.target.value) })}
          error={message !== null}
          helperText={message}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ mt: 1 }}
        />
      )}
      {plan.restedOn && <FormHelperText sx={{ mx: 0 }}>{say('restedOn')}</FormHelperText>}
    </FormControl>
  );
}
