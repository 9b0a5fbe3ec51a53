import { refuseAct } from '../customer-status';
import { addMoney, fieldProblem, type LocalDate, money, Problem, subtractMoney } from '../kernel';
import { exceededLimits } from '../limits';
import {
  OFFLINE_PAYMENT_OLDEST_DAYS,
  OFFLINE_PAYMENT_STATES,
  type OfflineCustomerFacts,
  type OfflineDraftFacts,
  type OfflinePaymentDraft,
  type OfflinePaymentState,
  type OfflineRecordDecision,
  type OfflineRecordFacts,
  type OfflineReversalDecision,
  type OfflineReversalFacts,
} from './offline-payment.types';

/** The only ways that a record can go; a state that has no next one stays. */
const NEXT_STATES: Record<OfflinePaymentState, readonly OfflinePaymentState[]> = {
  draft: ['awaitingApproval', 'recorded', 'cancelled'],
  awaitingApproval: ['recorded', 'rejected', 'expired', 'cancelled'],
  recorded: ['reversed'],
  reversed: [],
  rejected: [],
  expired: [],
  cancelled: [],
};

export const nextOfflineStates = (state: OfflinePaymentState): readonly OfflinePaymentState[] =>
  NEXT_STATES[state];

/** The states from which a record may go to `to`; what an UPDATE names in its WHERE. */
export const offlineStatesBefore = (to: OfflinePaymentState): OfflinePaymentState[] =>
  OFFLINE_PAYMENT_STATES.filter((state) => NEXT_STATES[state].includes(to));

/** Those that keep a bank reference for themselves: the same money is not recorded twice. */
export const holdsBankReference = (state: OfflinePaymentState): boolean =>
  state === 'draft' || state === 'awaitingApproval' || state === 'recorded';

/** A bank reference as it is compared: however it was typed, with or without spaces and dashes. */
export const bankReferenceKey = (reference: string): string =>
  reference
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const DAY_MS = 86_400_000;
const daysBetween = (from: LocalDate, to: LocalDate): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

function refuseCustomer({ status, blocked }: OfflineCustomerFacts): void {
  refuseAct(status, 'payIn');
  if (blocked) throw new Problem('payments_blocked');
}

/**
 * Refuses to write down what cannot be recorded: closed or blocked account, another currency, a day that is still to come or
 * more than a year ago, a bank reference that says nothing or was used before. Throws `customer_closed`, `payments_blocked`,
 * and at their fields `currency_mismatch`, `amount_not_positive`, `offline_received_day`, `offline_reference_empty` and
 * `offline_recorded_before`.
 */
export function refuseOfflineDraft(facts: OfflineDraftFacts, draft: OfflinePaymentDraft): void {
  refuseCustomer(facts.customer);
  const { amount, receivedOn, bankReference } = draft;
  const { walletCurrency: currency } = facts.customer;
  if (amount.currency !== currency) throw fieldProblem('amount', 'currency_mismatch', { currency });
  if (!Number.isSafeInteger(amount.amount) || amount.amount <= 0)
    throw fieldProblem('amount', 'amount_not_positive');
  const daysAgo = daysBetween(receivedOn, facts.today);
  if (!(daysAgo >= 0 && daysAgo <= OFFLINE_PAYMENT_OLDEST_DAYS))
    throw fieldProblem('receivedOn', 'offline_received_day', { days: OFFLINE_PAYMENT_OLDEST_DAYS });
  if (bankReferenceKey(bankReference) === '') throw fieldProblem('bankReference', 'offline_reference_empty');
  if (facts.takenBy !== null)
    throw fieldProblem('bankReference', 'offline_recorded_before', { reference: facts.takenBy });
}

/**
 * Decides whether what was written down becomes a payment: only once, only with a file that proves it, and above the limit per
 * action of the role only after somebody else has looked (`why`). Throws `wrong_state`, `customer_closed`, `payments_blocked`
 * and `offline_evidence_missing`.
 */
export function decideOfflineRecord(facts: OfflineRecordFacts): OfflineRecordDecision {
  const { state, amount, balance, limits } = facts;
  if (state !== 'draft' && state !== 'awaitingApproval') throw new Problem('wrong_state', { state });
  refuseCustomer(facts.customer);
  if (facts.evidenceFiles === 0) throw new Problem('offline_evidence_missing');
  return {
    changes: [
      { field: 'captured', before: { money: money(0, amount.currency) }, after: { money: amount } },
      { field: 'balance', before: { money: balance }, after: { money: addMoney(balance, amount) } },
    ],
    why: exceededLimits(limits, amount.currency, amount.amount).filter(({ cause }) => cause === 'perAction'),
  };
}

/**
 * Decides how much of a mistaken record is taken back: what of its lot is neither spent, held nor promised to refunds, once.
 * Throws `wrong_state`, `customer_closed`, `customer_closing`, and `offline_nothing_unspent` when none of it is left.
 */
export function decideOfflineReversal(facts: OfflineReversalFacts): OfflineReversalDecision {
  const { state, unspent, balance } = facts;
  if (state !== 'recorded') throw new Problem('wrong_state', { state });
  refuseAct(facts.customerStatus, 'give');
  const amount = money(Math.min(unspent.amount, facts.amount.amount), facts.amount.currency);
  if (amount.amount <= 0) throw new Problem('offline_nothing_unspent');
  return {
    amount,
    changes: [
      {
        field: 'captured',
        before: { money: facts.amount },
        after: { money: subtractMoney(facts.amount, amount) },
      },
      { field: 'balance', before: { money: balance }, after: { money: subtractMoney(balance, amount) } },
    ],
  };
}
