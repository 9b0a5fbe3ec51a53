import { Alert, Typography } from '@mui/material';
import { useState } from 'react';
import { type Money } from '@ur-desk/domain/kernel';
import { type CreateQuoteInput, type QuoteView } from '@ur-desk/domain/renewals';
import { MoneyChanges } from '../../shared/ConfirmMoneyDialog';
import { useSay } from '../../shared/messages';
import { renewalMessages } from './renewal.messages';

/**
 * The quote that was shown first for what is chosen, once another one with another price or start has taken its place: by a
 * refusal, or because the old one ran out. Null: nothing to point out.
 */
export function useQuoteBefore(
  input: CreateQuoteInput | null,
  quote: QuoteView | undefined,
): QuoteView | null {
  const key = JSON.stringify(input);
  const [seen, see] = useState<{ key: string; first: QuoteView } | null>(null);
  if (quote && seen?.key !== key) see({ key, first: quote });
  const first = seen?.key === key ? seen.first : null;
  if (!first || !quote) return null;
  const samePrice = first.price.total.amount === quote.price.total.amount;
  const sameValue = first.credit?.amount.amount === quote.credit?.amount.amount;
  return samePrice && sameValue && first.subscription.state === quote.subscription.state ? null : first;
}

const isChange = ({ before, after }: { before: Money; after: Money }): boolean =>
  before.amount !== after.amount;

/** What is another than it was when the agent looked at it: said before anything can be paid. */
export function PriceChange({ before, after }: { before: QuoteView; after: QuoteView }) {
  const say = useSay(renewalMessages);
  const price = { label: say('newPrice'), before: before.price.total, after: after.price.total };
  const value = before.credit &&
    after.credit && { label: say('newValue'), before: before.credit.amount, after: after.credit.amount };
  const changes = [price, value].filter((one) => one !== null);
  return (
    <Alert severity="warning" sx={{ '& .MuiAlert-message': { flex: 1 } }}>
      <MoneyChanges changes={changes.filter(isChange)} />
      {before.subscription.state !== after.subscription.state && (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {say(`startsNow.${after.subscription.state === 'queued' ? 'queued' : 'active'}`)}
        </Typography>
      )}
    </Alert>
  );
}
