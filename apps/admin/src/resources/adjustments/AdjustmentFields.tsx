import { MenuItem, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useId } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { ADJUSTMENT_KINDS, type AdjustmentFactsView, type AdjustmentKind } from '@ur-desk/domain/adjustments';
import { ALLOWANCE_KINDS, type AllowanceKind } from '@ur-desk/domain/allowances';
import { type Locale } from '@ur-desk/domain/kernel';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { MeasureField } from '../limits/MeasureField';
import { useMoneyText } from '../payments/use-money-text';
import { adjustmentMessages } from './adjustment.messages';
import { type AdjustmentForm } from './use-adjustment-draft';
import { ALLOWANCE_MEASURES } from './use-what-text';

interface FieldsProps {
  facts: AdjustmentFactsView;
  form: AdjustmentForm;
  /** The server's refusal at a field, else the rule's, in words. */
  wrong: (field: string) => string | null;
}

const MOST_CHARACTERS = 500;

function KindChoice({ form }: Pick<FieldsProps, 'form'>) {
  const say = useSay(adjustmentMessages);
  const label = useId();
  const { draft, change } = form;
  return (
    <div>
      <Typography id={label} variant="subtitle2" component="p" sx={{ mb: 1 }}>
        {say('what')}
      </Typography>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        color="primary"
        aria-labelledby={label}
        value={draft.kind}
        onChange={(_event, kind: AdjustmentKind | null) => kind && change({ kind, reasonCode: '' })}
        sx={{ '& .MuiToggleButton-root': { textTransform: 'none' } }}
      >
        {ADJUSTMENT_KINDS.map((kind) => (
          <ToggleButton key={kind} value={kind}>
            {say(`kinds.${kind}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

function PlanField({ facts, form, wrong }: FieldsProps) {
  const say = useSay(adjustmentMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { draft, change } = form;
  const refused = wrong('subscriptionId');
  const at = (instant: string) => formatInstant(instant, operatorZone(), locale);
  if (facts.plans.length === 0) return <Typography color="error">{say('noPlan')}</Typography>;
  return (
    <TextField
      select
      fullWidth
      required
      label={say('plan')}
      value={draft.subscriptionId}
      onChange={(event) => change({ subscriptionId: event.target.value })}
      error={refused !== null}
      helperText={refused}
    >
      {facts.plans.map(({ id, planName, state, startsAt, endsAt }) => (
        <MenuItem key={id} value={id}>
          {state === 'active'
            ? say('planOption', { plan: planName[locale], until: at(endsAt) })
            : say('planWaits', { plan: planName[locale], from: at(startsAt) })}
        </MenuItem>
      ))}
    </TextField>
  );
}

function QuantityFields({ facts, form, wrong }: FieldsProps) {
  const say = useSay(adjustmentMessages);
  const moneyText = useMoneyText();
  const { draft, change } = form;
  switch (draft.kind) {
    case 'credit':
    case 'debit':
      return (
        <MeasureField
          required
          measure={facts.customer.walletCurrency}
          label={say('amount')}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
          wrong={wrong('amount')}
          hint={say('available', { amount: moneyText(facts.wallet.available) })}
        />
      );
    case 'validity':
      return (
        <>
          <PlanField facts={facts} form={form} wrong={wrong} />
          <MeasureField
            required
            measure="validityDays"
            label={say('days')}
            value={draft.days}
            onChange={(days) => change({ days })}
            wrong={wrong('days')}
          />
        </>
      );
    case 'allowance':
      return (
        <>
          <PlanField facts={facts} form={form} wrong={wrong} />
          <TextField
            select
            fullWidth
            label={say('allowanceKind')}
            value={draft.allowanceKind}
            onChange={(event) =>
              change({ allowanceKind: event.target.value as AllowanceKind, quantity: null })
            }
            error={wrong('allowance.kind') !== null}
            helperText={wrong('allowance.kind')}
          >
            {ALLOWANCE_KINDS.map((kind) => (
              <MenuItem key={kind} value={kind}>
                {say(`allowanceKinds.${kind}`)}
              </MenuItem>
            ))}
          </TextField>
          <MeasureField
            key={draft.allowanceKind}
            required
            measure={ALLOWANCE_MEASURES[draft.allowanceKind]}
            label={say('quantity')}
            value={draft.quantity}
            onChange={(quantity) => change({ quantity })}
            wrong={wrong('allowance.quantity')}
          />
        </>
      );
  }
}

/** What, how much, why. */
export function AdjustmentFields({ facts, form, wrong, asked }: FieldsProps & { asked: boolean }) {
  const say = useSay(adjustmentMessages);
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { draft, change } = form;
  const offered = facts.reasons[draft.kind];
  const chosen = offered.find(({ code }) => code === draft.reasonCode);
  const missing = asked && !chosen ? translate('ra.validation.required') : null;
  const reasonWrong = (draft.reasonCode === '' ? null : wrong('reasonCode')) ?? missing;
  const commentWrong = asked ? wrong('comment') : null;
  return (
    <Stack sx={{ gap: 2 }}>
      <KindChoice form={form} />
      <QuantityFields key={draft.kind} facts={facts} form={form} wrong={wrong} />
      <TextField
        select
        required
        fullWidth
        label={say('reason')}
        value={draft.reasonCode}
        onChange={(event) => change({ reasonCode: event.target.value })}
        error={reasonWrong !== null}
        helperText={reasonWrong}
      >
        {offered.map(({ code, text }) => (
          <MenuItem key={code} value={code}>
            {text[locale]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        fullWidth
        multiline
        label={say('comment')}
        required={chosen?.commentNeeded ?? false}
        value={draft.comment}
        onChange={(event) => change({ comment: event.target.value })}
        error={commentWrong !== null}
        helperText={commentWrong}
        slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS } }}
      />
    </Stack>
  );
}
