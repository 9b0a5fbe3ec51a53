import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale, type Money } from '@ur-desk/domain/kernel';
import {
  REFUND_REASON_TEXTS,
  REFUND_REASONS,
  type RefundFactsView,
  type RefundReason,
  refundableRest,
} from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { MoneyTextField } from '../../shared/MoneyInput';
import { useMoneyText } from '../payments/use-money-text';
import { PlanEffectChoice } from './PlanEffectChoice';
import { refundMessages } from './refund.messages';
import { type RefundForm } from './use-refund-draft';

interface RefundFieldsProps {
  facts: RefundFactsView;
  form: RefundForm;
  /** The server's refusal at a field, in words. */
  refused: (field: string) => string | null;
}

const MOST_CHARACTERS = 500;

function AmountField({ facts, form, refused }: RefundFieldsProps) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const rest = refundableRest(facts);
  const { suggestion, draft, change, wrong } = form;
  const message = wrong('amount') ?? refused('amount');
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
        key={draft.amount?.amount}
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
          <Button key={label} variant="outlined" size="small" onClick={() => change({ amount })}>
            {label}
          </Button>
        ))}
      </Stack>
    </Stack>
  );
}

/** Amount, reason, comment, plan, and where it is needed the reason for the exception. */
export function RefundFields({ facts, form, refused }: RefundFieldsProps) {
  const say = useSay(refundMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { draft, change, policy, wrong } = form;
  const needsComment = draft.reasonCode === 'other';
  const commentWrong = draft.comment === '' ? null : (wrong('comment') ?? refused('comment'));
  return (
    <Stack sx={{ gap: 2 }}>
      <AmountField facts={facts} form={form} refused={refused} />
      <TextField
        select
        required
        fullWidth
        label={say('reason')}
        value={draft.reasonCode}
        onChange={(event) => change({ reasonCode: event.target.value as RefundReason })}
        error={refused('reasonCode') !== null}
        helperText={refused('reasonCode')}
      >
        {REFUND_REASONS.map((code) => (
          <MenuItem key={code} value={code}>
            {REFUND_REASON_TEXTS[code][locale]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        fullWidth
        multiline
        required={needsComment}
        label={say('comment')}
        value={draft.comment}
        onChange={(event) => change({ comment: event.target.value })}
        error={commentWrong !== null}
        helperText={commentWrong}
        slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS } }}
      />
      {!policy.within && (
        <TextField
          fullWidth
          multiline
          required
          label={say('overrideReason')}
          value={draft.overrideReason}
          onChange={(event) => change({ overrideReason: event.target.value })}
          error={refused('overrideReason') !== null}
          helperText={refused('overrideReason') ?? wrong('overrideReason')}
          slotProps={{ htmlInput: { maxLength: MOST_CHARACTERS } }}
        />
      )}
      <PlanEffectChoice
        facts={facts}
        value={draft.planEffect}
        onChange={(planEffect) => change({ planEffect })}
      />
    </Stack>
  );
}
