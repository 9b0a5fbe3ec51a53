import { addMs, DAY_MS, fieldProblem, HOUR_MS, type Instant, type Money, Problem } from '../kernel';
import { nextJanitorCheck, type ProviderDispute } from '../payments';
import {
  type DisputeAnswerKind,
  type DisputedPayment,
  type DisputedPlan,
  type DisputeFacts,
  type DisputePlanEffect,
  type DisputeReason,
  type DisputeState,
} from './dispute.types';

/** What providers call their reasons (Stripe in small letters, PayPal in capitals). */
const REASONS: Readonly<Record<string, DisputeReason>> = {
  fraudulent: 'fraudulent',
  unauthorised: 'fraudulent',
  debit_not_authorized: 'fraudulent',
  duplicate: 'duplicate',
  duplicate_transaction: 'duplicate',
  payment_by_other_means: 'duplicate',
  product_not_received: 'notReceived',
  merchandise_or_service_not_received: 'notReceived',
  product_unacceptable: 'notAsDescribed',
  merchandise_or_service_not_as_described: 'notAsDescribed',
  credit_not_processed: 'creditNotProcessed',
  subscription_canceled: 'cancelled',
  canceled_recurring_billing: 'cancelled',
  unrecognized: 'unrecognised',
  incorrect_amount: 'amountDiffers',
};

/** The reason in our words; a word that is not known is `general`. */
export const disputeReasonOf = (said: string): DisputeReason => REASONS[said.toLowerCase()] ?? 'general';

/** The dispute's state after the provider said how it stands; `accepted`: we told it that we do not contest. */
export const disputeStateAfter = (
  said: Pick<ProviderDispute, 'state'>,
  { accepted }: { accepted: boolean },
): DisputeState => (said.state === 'lost' && accepted ? 'accepted' : said.state);

/** Nobody has to answer any more, and the money has found its place. */
export const isDisputeEnded = (state: DisputeState): boolean =>
  state !== 'needsResponse' && state !== 'underReview';

/** As long as it may be, or is, the card holder's again, nothing of the payment is refunded (rules 7). */
export const blocksRefund = (state: DisputeState): boolean => state !== 'won';

/**
 * Whether what a provider says can be about this payment: captured, in its currency, and not for more than was captured.
 * Anything else is not booked (F25).
 */
export const fitsPayment = ({ amount }: Pick<ProviderDispute, 'amount'>, payment: DisputedPayment): boolean =>
  payment.state === 'captured' &&
  amount.currency === payment.captured.currency &&
  amount.amount > 0 &&
  amount.amount <= payment.captured.amount;

/**
 * Refuses an answer: only to a dispute that waits for one, once, before its deadline; contesting needs evidence. Throws
 * `wrong_state`, `dispute_answer_waits`, `dispute_too_late` and `dispute_evidence_missing`.
 */
export function refuseAnswer(facts: DisputeFacts, kind: DisputeAnswerKind, now: Instant): void {
  if (facts.answering) throw new Problem('dispute_answer_waits');
  if (facts.state !== 'needsResponse') throw new Problem('wrong_state', { state: facts.state });
  if (facts.evidenceDueAt !== null && now > facts.evidenceDueAt)
    throw new Problem('dispute_too_late', { dueAt: facts.evidenceDueAt });
  if (kind === 'contest' && !facts.evidenceText?.trim() && facts.files === 0)
    throw fieldProblem('evidenceText', 'dispute_evidence_missing');
}

/** Refuses other evidence once an answer is on its way or given. Throws `dispute_answer_waits` and `wrong_state`. */
export function refuseEvidenceChange({ state, answering }: Pick<DisputeFacts, 'state' | 'answering'>): void {
  if (answering) throw new Problem('dispute_answer_waits');
  if (state !== 'needsResponse') throw new Problem('wrong_state', { state });
}

/**
 * Whether the plan is to be stopped now. A stopped plan stays stopped. Throws `dispute_no_plan_to_stop` and
 * `refund_plan_needed`, at the field.
 */
export function decidePlanEffect(
  plan: DisputedPlan | null,
  chosen: { before: DisputePlanEffect; after: DisputePlanEffect },
): { stop: boolean } {
  const { before, after } = chosen;
  if (before === 'stopNow' && after === 'keep') throw fieldProblem('planEffect', 'dispute_plan_stopped');
  if (after === 'keep' || before === 'stopNow') return { stop: false };
  const runs = plan?.state === 'active' || plan?.state === 'queued';
  if (!runs) throw fieldProblem('planEffect', 'dispute_no_plan_to_stop');
  if (plan.restedOn) throw fieldProblem('planEffect', 'refund_plan_needed');
  return { stop: true };
}

const AFTER_DEADLINE_MS = HOUR_MS;

/**
 * When the provider is asked (again) how a dispute stands, should its event get lost: an answer of ours that is on its way on
 * the schedule of payments, else daily and an hour after the deadline; null: it has ended.
 */
export function nextDisputeCheck(
  dispute: Pick<DisputeFacts, 'state' | 'evidenceDueAt'> & { sendingSince: Instant | null; attempts: number },
  now: Instant,
): Instant | null {
  const { state, evidenceDueAt, sendingSince, attempts } = dispute;
  if (isDisputeEnded(state)) return null;
  const daily = addMs(now, DAY_MS);
  if (sendingSince !== null) return nextJanitorCheck(sendingSince, attempts, now) ?? daily;
  const afterDeadline = evidenceDueAt === null ? daily : addMs(evidenceDueAt, AFTER_DEADLINE_MS);
  return afterDeadline > now && afterDeadline < daily ? afterDeadline : daily;
}

/** What the provider charges us for it, as far as it is in the customer's currency: no currency is ever converted (rules 1). */
export const bookableFee = (fee: Money | null, currency: Money['currency']): number =>
  fee?.currency === currency ? fee.amount : 0;
