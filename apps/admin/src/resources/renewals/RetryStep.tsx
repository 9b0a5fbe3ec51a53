import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetOne, useLocaleState } from 'react-admin';
import { type CustomerView } from '@ur-desk/domain/customers';
import { formatMoney, LOCALE_TAGS, type Locale, type Money } from '@ur-desk/domain/kernel';
import { likeliestMethod, paidWithText } from '@ur-desk/domain/payments';
import { ownWalletPart } from '@ur-desk/domain/refunds';
import { type RenewalDetailView, type RenewalStepView, type RetryStepInput } from '@ur-desk/domain/renewals';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useLinkOrder } from '../payment-links/use-link-order';
import { PaymentChoice } from './PaymentChoice';
import { renewalMessages } from './renewal.messages';
import { paymentOf, type Source, useMethods } from './use-renew-choice';

interface RetryStepProps {
  renewal: RenewalDetailView;
  step: RenewalStepView;
  available: Money | null;
}

/** Whether balance and card, or balance and link, were to pay together. */
const wasSplit = ({ price }: RenewalDetailView): boolean =>
  price.payable.length > 1 && price.payable.some(({ source }) => source === 'wallet');

/** Tries a failed step again: a charge with another card or the balance, a posting as it is (task T3). */
export function RetryStep({ renewal, step, available }: RetryStepProps) {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const methods = useMethods(renewal.customerId);
  const tried = renewal.payments.at(-1)?.paidWith?.methodId;
  const other = likeliestMethod(methods.filter(({ id }) => id !== tried));
  // The value of a plan that is replaced pays first.
  const due = ownWalletPart(renewal.total, renewal.credit);
  const suffices = (available?.amount ?? 0) >= due.amount;
  const [chosen, choose] = useState<{ source?: Source; balanceFirst?: boolean }>({});
  const source = chosen.source ?? other?.id ?? (suffices ? 'wallet' : (tried ?? 'wallet'));
  // Tried again as it was tried: the balance first, unless it would leave nothing for the card.
  const balanceFirst = chosen.balanceFirst ?? (wasSplit(renewal) && !suffices);
  const { data: customer } = useGetOne<CustomerView>('customers', { id: renewal.customerId });
  const { currency } = renewal.total;
  const link = useLinkOrder({ currency, email: customer?.email ?? null }, source === 'link');
  const path = `renewals/${renewal.id}/steps/${step.step}/retry`;
  const { run, pending, problem, ready } = useAction<RetryStepInput, RenewalDetailView>(path);
  const amount = formatMoney(due, LOCALE_TAGS[locale]);
  const disabled = pending || !ready;
  // A charge that did not fail has its answer, and only the renewal has not heard of it.
  const answered = step.state !== 'failed';
  if (step.step !== 'charged' || answered) {
    return (
      <>
        {answered && <Typography variant="body2">{say('goOnText')}</Typography>}
        <ProblemNotice problem={problem} />
        <Button variant="contained" disabled={disabled} onClick={() => void run({})}>
          {answered ? say('goOn') : say('retryPosted', { amount })}
        </Button>
      </>
    );
  }
  const payer = balanceFirst && suffices ? 'wallet' : source;
  const fromBalance = payer !== 'wallet' && balanceFirst ? (available?.amount ?? 0) : 0;
  const text = (minor: number) => formatMoney({ amount: minor, currency }, LOCALE_TAGS[locale]);
  const method = methods.find(({ id }) => id === payer);
  const name = method ? paidWithText(method, locale) : say(payer === 'link' ? 'aLink' : 'balance');
  const payment = paymentOf({ source, balanceFirst }, link.order);
  return (
    <Stack sx={{ gap: 1.5, alignItems: 'flex-start', '& > [role=radiogroup]': { width: '100%' } }}>
      <PaymentChoice
        title={say('retryWith')}
        customerId={renewal.customerId}
        available={available}
        covered={suffices}
        methods={methods}
        source={source}
        balanceFirst={balanceFirst}
        link={link}
        email={customer?.email ?? null}
        onChange={(change) => choose((before) => ({ ...before, ...change }))}
      />
      <ProblemNotice problem={problem} />
      <Button
        variant="contained"
        disabled={disabled || !payment}
        onClick={() => payment && void run({ payment })}
      >
        {fromBalance > 0
          ? say('retrySplit', {
              wallet: text(fromBalance),
              rest: text(due.amount - fromBalance),
              source: name,
            })
          : say('retry', { amount, source: name })}
      </Button>
    </Stack>
  );
}
