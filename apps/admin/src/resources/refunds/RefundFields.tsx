import { useState } from 'react';
import { Button, Checkbox, FormControlLabel, MenuItem, Stack, TextField } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { type Locale, type Money } from '@ur-desk/domain/kernel';
import { type RefundFactsView, refundableRest } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { MoneyTextField } from '../../shared/MoneyInput';
import { useMoneyText } from '../payments/use-money-text';
import { DestinationChoice } from './DestinationChoice';
import { PlanEffectChoice } from './PlanEffectChoice';
import { refundMessages } from './refund.messages';
import { type RefundForm } from './use-refund-draft';

interface RefundFieldsProps {
  facts: RefundFactsView;
  form: RefundForm;
  /** The button was pressed: what is missing is said. */
  asked: boolean;
  /** The server's refusal at a field, in words. */
  refused: (field: string) => string | null;
}

const MOST_CHARACTERS = 500;

function AmountField({ facts, form, refused }: Omit<RefundFieldsProps, 'asked'>) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const rest = refundableRest(facts);
  const { suggestion, draft, change, wrong } = form;
  // A new field for an amount that a button filled in: the old one keeps the text as it was typed.
  const [filled, setFilled] = useState(0);
  const message = wrong('amount') ?? refused('amount');
  const fill = (amount: Money) => {
    change({ amount });
    setFilled((count) => count + 1);
  };
  const choices: [string, Money][] = [
    [say('useSuggestion', { amount: moneyText(suggestion.amount) }), suggestion.amount],
    [say('useAll', { amount: moneyText(rest) }), rest],
  ];
  const offered = choices.filter(
    ([, money], index) => money.amount > 0 && (index === 0 || money.amount !== suggestion.amount.amount),
  );
  return (
    <Stack sx={{ gap: 1 }}>
      <MoneyTextField
        key={filled}
        fullWidth
        required
        label={say('fields.amount')}
        currency={rest.currency}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
        error={message !== null}
        helperText={message ?? say('atMost', { amount: moneyText(rest) })}
      />
      <Stack direction="row" sx={{ gap: 1 }}>
        {offered.map(([label, amount]) => (
          <Button key={label} variant="outlined" size="small" onClick={() => fill(amount)}>
            {label}
          </Button>
        ))}
      </Stack>
    </Stack>
  );
}

/** What is wrong with a text: said once the button was pressed, or by the server. */
function useTextProblem({ form, asked, refused }: Omit<RefundFieldsProps, 'facts'>) {
  return (field: 'comment' | 'overrideReason'): string | null =>
    refused(field) ?? (asked ? form.wrong(field) : null);
}

/** Amount, reason, comment, plan, and where it is needed the reason for the exception. */
export function RefundFields({ facts, form, asked, refused }: RefundFieldsProps) {
  const say = useSay(refundMessages);
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const textProblem = useTextProblem({ form, asked, refused });
  const { draft, change, policy } = form;
  const missing = asked && draft.reasonCode === '' ? translate('ra.validation.required') : null;
  const reasonWrong = refused('reasonCode') ?? missing;
  return (
    <Stack sx={{ gap: 2 }}>
      <AmountField facts={facts} form={form} refused={refused} />
      <DestinationChoice facts={facts} form={form} refused={refused} />
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
        {facts.reasons.map(({ code, text }) => (
          <MenuItem key={code} value={code}>
            {text[locale]}
          </MenuItem>
        ))}
      </TextField>
      <LongText
        label={say('comment')}
        required={facts.reasons.some((r) => r.code === draft.reasonCode && r.commentNeeded)}
        value={draft.comment}
        onChange={(comment) => change({ comment })}
        wrong={textProblem('comment')}
      />
      {!policy.within && (
        <LongText
          label={say('overrideReason')}
          required
          value={draft.overrideReason}
          onChange={(overrideReason) => change({ overrideReason })}
          wrong={textProblem('overrideReason')}
        />
      )}
      <PlanEffectChoice facts={facts} form={form} refused={refused} />
      {facts.purchase.posted.amount > 0 && (
        <FormControlLabel
          control={
            <Checkbox
              checked={draft.tierProgress === 'back'}
              onChange={(_event, back) => change({ tierProgress: back ? 'back' : 'keep' })}
            />
          }
          label={say('tierBack')}
        />
      )}
      {facts.purchase.uses > 0 && (
        <FormControlLabel
          control={
            <Checkbox
              checked={draft.couponUse === 'back'}
              onChange={(_event, back) => change({ couponUse: back ? 'back' : 'keep' })}
            />
          }
          label={say('usesBack', { smart_count: facts.purchase.uses })}
        />
      )}
    </Stack>
  );
}

interface LongTextProps {
  label: string;
  required: boolean;
  value: string;
  onChange: (text: string) => void;
  wrong: string | null;
}

const LongText = ({ label, required, value, onChange, wrong }: LongTextProps) => (
  <TextField
    fullWidth
    multiline
    label={label}
    required={required}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    error={wrong !== null}
    helperText={wrong}
    slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS } }}
  />
);
