import { Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { DISPUTE_PLAN_EFFECTS, type DisputeEffectsInput, type DisputeView } from '@ur-desk/domain/disputes';
import { type Locale } from '@ur-desk/domain/kernel';
import { TIER_PROGRESSES } from '@ur-desk/domain/refunds';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Fact, Facts, Section } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { disputeMessages } from './dispute.messages';

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  values: readonly T[];
  textOf: (value: T) => string;
  onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, value, values, textOf, onChoose }: ChoiceProps<T>) {
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value as T)}
      size="small"
      sx={{ minWidth: 220 }}
    >
      {values.map((one) => (
        <MenuItem key={one} value={one}>
          {textOf(one)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Choices({ dispute }: { dispute: DisputeView }) {
  const say = useSay(disputeMessages);
  const { planEffect, tierProgress, plan } = dispute;
  const [chosen, setChosen] = useState<DisputeEffectsInput>({ planEffect, tierProgress });
  const apply = useAction<DisputeEffectsInput, DisputeView>(`disputes/${dispute.id}/effects`, {
    onDone: () => announce(say('saveEffects')),
  });
  const same = chosen.planEffect === planEffect && chosen.tierProgress === tierProgress;
  const stops = chosen.planEffect === 'stopNow' && planEffect === 'keep';
  const stoppable = plan?.state === 'active' || plan?.state === 'queued' || planEffect === 'stopNow';
  const isAddOn = plan?.isAddOn === true;
  return (
    <Stack sx={{ gap: 1.5, alignItems: 'flex-start' }}>
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        {stoppable && (
          <Choice
            label={say('planEffect')}
            value={chosen.planEffect}
            values={planEffect === 'stopNow' ? ['stopNow'] : DISPUTE_PLAN_EFFECTS}
            textOf={(value) => say(`${isAddOn ? 'packEffects' : 'planEffects'}.${value}`)}
            onChoose={(value) => setChosen({ ...chosen, planEffect: value })}
          />
        )}
        <Choice
          label={say('tierProgress')}
          value={chosen.tierProgress}
          values={TIER_PROGRESSES}
          textOf={(value) => say(`tiers.${value}`)}
          onChoose={(value) => setChosen({ ...chosen, tierProgress: value })}
        />
      </Stack>
      {isAddOn && stops && <Typography variant="body2">{say('packText')}</Typography>}
      <ProblemNotice problem={apply.problem} />
      <Button
        variant="outlined"
        color={stops ? 'error' : 'primary'}
        disabled={same || apply.pending || !apply.ready}
        onClick={() => void apply.run(chosen)}
      >
        {say(stops ? (isAddOn ? 'stopPack' : 'stopPlan') : 'saveEffects')}
      </Button>
    </Stack>
  );
}

/** What the dispute does to the plan or the pack that was bought and to the membership tier. */
export function DisputeEffects({ dispute }: { dispute: DisputeView }) {
  const say = useSay(disputeMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const may = useMay('disputes:answer');
  const { plan, planEffect, tierProgress } = dispute;
  const effects = plan?.isAddOn ? 'packEffects' : 'planEffects';
  return (
    <Section title={say('effects')}>
      <Facts>
        {plan && <Fact label={say(plan.isAddOn ? 'pack' : 'plan')}>{plan.planName[locale]}</Fact>}
        {!may && <Fact label={say('planEffect')}>{say(`${effects}.${planEffect}`)}</Fact>}
        {!may && <Fact label={say('tierProgress')}>{say(`tiers.${tierProgress}`)}</Fact>}
      </Facts>
      {!plan && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {say('noPlan')}
        </Typography>
      )}
      {plan && may && <Stack sx={{ height: 12 }} />}
      {may && <Choices dispute={dispute} />}
    </Section>
  );
}
