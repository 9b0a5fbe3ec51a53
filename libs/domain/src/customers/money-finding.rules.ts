import { msBetween, type Instant } from '../kernel';
import { isExpired, isExpiringSoon, repeatedPayments } from '../payments';
import {
  ACTIVATION_OVERDUE_MS,
  FAILURE_COUNTS_MS,
  type FindingFacts,
  type FindingSubject,
  type Found,
} from './finding.types';

type Renewal = FindingFacts['renewals'][number];

const findingsOfDuplicates = ({ payments }: FindingFacts): Found[] =>
  repeatedPayments(payments).map(({ earlier, later }) => [
    'payment_duplicate',
    { kind: 'payment', id: later.id },
    { reference: later.reference, other: earlier.reference, amount: later.amount },
  ]);

/** A card that has ended or soon will: the next automatic renewal finds nothing to charge. */
const findingsOfMethods = ({ methods }: FindingFacts, now: Instant): Found[] =>
  methods.flatMap((method): Found[] => {
    const subject: FindingSubject = { kind: 'paymentMethod', id: method.id };
    const { lastFour, expiryMonth: month, expiryYear: year } = method;
    const params = { lastFour, month, year };
    if (isExpired(method, now)) return [['method_expired', subject, params]];
    return isExpiringSoon(method, now) ? [['method_expiring', subject, params]] : [];
  });

/** Why nothing can be charged, in words that exist: what a colleague wrote, or what the bank said. */
const blockReason = ({ cause, reason }: FindingFacts['blocks'][number]): string =>
  reason ?? (cause === 'suspectedFraud' ? 'suspectedFraud' : 'cardDeclined');

const findingsOfBlocks = ({ blocks, customer }: FindingFacts): Found[] =>
  blocks.map((block) =>
    block.methodId === null
      ? ['payments_blocked', { kind: 'customer', id: customer.id }, { reason: blockReason(block) }]
      : [
          'method_blocked',
          { kind: 'paymentMethod', id: block.methodId },
          { lastFour: block.lastFour, reason: blockReason(block) },
        ],
  );

const findingsOfPayments = ({ payments }: FindingFacts): Found[] =>
  payments
    .filter(({ state }) => state === 'unknown')
    .map(({ id, reference, amount, review }) => [
      review === 'amountDiffers' ? 'charge_differs' : 'payment_unknown',
      { kind: 'payment', id },
      { reference, amount },
    ]);

/** The renewals that count: a failure counts while nothing newer was done on the line. */
function newestOfEachLine(renewals: readonly Renewal[]): Renewal[] {
  const newest = new Map<string, Renewal>();
  for (const renewal of renewals) {
    const known = newest.get(renewal.lineId);
    if (!known || known.at < renewal.at) newest.set(renewal.lineId, renewal);
  }
  return [...newest.values()];
}

/** The money came, some time ago or in vain, and the plan did not. */
const isPaidInVain = (renewal: Renewal, { payments }: FindingFacts, now: Instant): boolean =>
  payments.some(
    ({ purposeId, capturedAt, amount, refunded }) =>
      purposeId === renewal.id &&
      capturedAt !== null &&
      refunded.amount < amount.amount &&
      (renewal.state === 'failed' || msBetween(capturedAt, now) > ACTIVATION_OVERDUE_MS),
  );

const findingsOfRenewals = (facts: FindingFacts, now: Instant): Found[] =>
  newestOfEachLine(facts.renewals).flatMap((renewal): Found[] => {
    const { id, reference, state, error, at } = renewal;
    const subject: FindingSubject = { kind: 'renewal', id };
    if (state === 'succeeded') return [];
    if (isPaidInVain(renewal, facts, now)) return [['paid_not_active', subject, { reference }]];
    if (state === 'failed' && msBetween(at, now) > FAILURE_COUNTS_MS) return [];
    if (state === 'failed') return [['renewal_failed', subject, { reference, reason: error }]];
    if (state !== 'waiting') return [];
    const charges = facts.payments.filter(({ purposeId }) => purposeId === id);
    if (charges.some((charge) => charge.state === 'requiresAction'))
      return [['renewal_awaits_customer', subject, { reference }]];
    // The payment is what can be acted upon.
    if (charges.some((charge) => charge.state === 'unknown')) return [];
    return [['renewal_stuck', subject, { reference, reason: error }]];
  });

const findingsOfRefunds = ({ refunds }: FindingFacts): Found[] =>
  refunds
    .filter(({ state }) => state === 'unknown' || state === 'failed')
    .map(({ id, reference, state }) => ['refund_stuck', { kind: 'refund', id }, { reference, state }]);

const findingsOfDisputes = ({ disputes }: FindingFacts): Found[] =>
  disputes.map(({ id, reference, amount, evidenceDueAt: dueAt }) => [
    'dispute_open',
    { kind: 'dispute', id },
    { reference, amount, dueAt },
  ]);

/** What is wrong with a customer's payments, renewals, refunds, disputes and payment methods. */
export const findingsOfMoney = (facts: FindingFacts, now: Instant): Found[] => [
  ...findingsOfDisputes(facts),
  ...findingsOfPayments(facts),
  ...findingsOfRenewals(facts, now),
  ...findingsOfRefunds(facts),
  ...findingsOfDuplicates(facts),
  ...findingsOfBlocks(facts),
  ...findingsOfMethods(facts, now),
];
