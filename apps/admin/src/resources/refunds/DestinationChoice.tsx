import { FormControl, FormControlLabel, FormHelperText, FormLabel, Radio, RadioGroup } from '@mui/material';
import { useId } from 'react';
import { money } from '@ur-desk/domain/kernel';
import {
  canGoBack,
  REFUND_DESTINATIONS,
  type RefundDestination,
  type RefundFactsView,
} from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { MoneyTextField } from '../../shared/MoneyInput';
import { useMay } from '../../shared/use-may';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from './refund.messages';
import { type RefundForm } from './use-refund-draft';
import { useSourceText } from './use-source-text';

interface DestinationChoiceProps {
  facts: RefundFactsView;
  form: RefundForm;
  refused: (field: string) => string | null;
}

/** Where the money goes; with a split the part for the source is typed and the rest is computed. */
export function DestinationChoice({ facts, form, refused }: DestinationChoiceProps) {
  const say = useSay(refundMessages);
  const source = useSourceText()(facts.payment.paidWith, facts.payment.source);
  const mayPayOut = useMay('refunds:payOut');
  const label = useId();
  const { draft, change, wrong } = form;
  if (!canGoBack(facts.payment.source) || !mayPayOut) return null;
  const texts: Record<RefundDestination, string> = {
    wallet: say('toWalletChoice'),
    source: say('toSourceChoice', { source }),
    split: say('splitChoice', { source }),
  };
  const message = wrong('destination') ?? refused('destination');
  return (
    <FormControl error={message !== null}>
      <FormLabel id={label} sx={{ typography: 'subtitle2', color: 'text.primary' }}>
        {say('destination')}
      </FormLabel>
      <RadioGroup
        aria-labelledby={label}
        value={draft.destination}
        onChange={(_event, destination) => change({ destination: destination as RefundDestination })}
      >
        {REFUND_DESTINATIONS.map((destination) => (
          <FormControlLabel
            key={destination}
            value={destination}
            control={<Radio size="small" />}
            label={texts[destination]}
          />
        ))}
      </RadioGroup>
      {message && <FormHelperText sx={{ mx: 0 }}>{message}</FormHelperText>}
      {draft.destination === 'split' && <SourcePart facts={facts} form={form} refused={refused} />}
    </FormControl>
  );
}

function SourcePart({ facts, form, refused }: DestinationChoiceProps) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const source = useSourceText()(facts.payment.paidWith, facts.payment.source);
  const { draft, change, wrong } = form;
  const { amount, sourceAmount } = draft;
  const message = (sourceAmount ? wrong('sourceAmount') : null) ?? refused('sourceAmount');
  const rest = amount && sourceAmount ? amount.amount - sourceAmount.amount : Number.NaN;
  const { currency } = facts.payment.captured;
  return (
    <MoneyTextField
      fullWidth
      required
      label={say('sourceAmount', { source })}
      currency={currency}
      value={sourceAmount}
      onChange={(value) => change({ sourceAmount: value })}
      error={message !== null}
      helperText={
        message ?? (rest > 0 ? say('restToWallet', { amount: moneyText(money(rest, currency)) }) : ' ')
      }
    />
  );
}
