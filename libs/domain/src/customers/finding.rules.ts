import { allowsAct } from '../customer-status';
import { DAY_MS, epochMsOf, subtractMoney, type Instant, type Money } from '../kernel';
import { type AutoRenewStop } from '../auto-renewals';
import { type CustomerStatus } from './customer.types';
import { type BlockCause } from '../payment-blocks';
import { isInService, type LineState } from '../lines';
import { isExpired, isExpiringSoon, type PaymentFootprint, repeatedPayments } from '../payments';
import { suggestEmail } from './email.rules';

/** What can be wrong with a customer, worst first; the order on the page (product S10, rules 9). */
export const FINDING_CODES = [
  'customer_closed',
  'customer_suspended',
  'payments_blocked',
  'dispute_open',
  'payment_unknown',
  'payment_duplicate',
  'renewal_failed',
  'auto_renew_stopped',
  'renewal_stuck',
  'refund_stuck',
  'line_suspended',
  'no_active_plan',
  'customer_closing',
  'balance_too_low',
  'expires_soon',
  'allowance_used_up',
  'method_blocked',
  'method_expired',
  'method_expiring',
  'message_failed',
  'email_suspect',
  'contact_missing',
  'renewal_awaits_customer',
  'allowance_low',
  'email_unverified',
  'phone_unverified',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const FINDING_SEVERITIES = ['error', 'warning', 'info'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

export const SEVERITY_OF_FINDING: Record<FindingCode, FindingSeverity> = {
  customer_closed: 'error',
  customer_suspended: 'error',
  payments_blocked: 'error',
  dispute_open: 'error',
  payment_unknown: 'error',
  payment_duplicate: 'error',
  renewal_failed: 'error',
  auto_renew_stopped: 'error',
  renewal_stuck: 'error',
  refund_stuck: 'error',
  line_suspended: 'error',
  no_active_plan: 'error',
  customer_closing: 'warning',
  balance_too_low: 'warning',
  expires_soon: 'warning',
  allowance_used_up: 'warning',
  method_blocked: 'warning',
  method_expired: 'warning',
  method_expiring: 'warning',
  message_failed: 'warning',
  email_suspect: 'warning',
  contact_missing: 'warning',
  renewal_awaits_customer: 'info',
  allowance_low: 'info',
  email_unverified: 'info',
  phone_unverified: 'info',
};

/** What it is about: the record that the page links to or acts on. */
export interface FindingSubject {
  kind: 'customer' | 'line' | 'payment' | 'paymentMethod' | 'renewal' | 'refund' | 'dispute' | 'notification';
  id: string;
}

export interface FindingDecision {
  code: FindingCode;
  severity: FindingSeverity;
  subject: FindingSubject;
  params: Record<string, unknown>;
}

export interface FindingFacts {
  customer: {
    id: string;
    status: CustomerStatus;
    phone: string | null;
    email: string | null;
    phoneVerifiedAt: Instant | null;
    emailVerifiedAt: Instant | null;
  };
  /** What can be spent now; null: not known to this role. */
  available: Money | null;
  lines: readonly LineFacts[];
  payments: readonly (PaymentFootprint & { reference: string })[];
  /** The method that pays by default, if there is one. */
  methods: readonly {
    id: string;
    lastFour: string | null;
    expiryMonth: number | null;
    expiryYear: number | null;
  }[];
  /** What keeps payments from being made now. */
  blocks: readonly {
    id: string;
    /** Null: all payments of the customer. */
    methodId: string | null;
    lastFour: string | null;
    cause: BlockCause;
    reason: string | null;
  }[];
  renewals: readonly {
    id: string;
    reference: string;
    lineId: string;
    state: string;
    error: string | null;
    at: Instant;
  }[];
  refunds: readonly { id: string; reference: string; state: string }[];
  /** Those that wait for an answer of ours. */
  disputes: readonly { id: string; reference: string; amount: Money; evidenceDueAt: Instant | null }[];
  messages: readonly { id: string; state: string; event: string }[];
}

export interface LineFacts {
  id: string;
  msisdn: string;
  state: LineState;
  autoRenew: boolean;
  /** Why it was switched off by itself for the plan that runs or ran last; null: it was not. */
  autoRenewStop: { reason: AutoRenewStop; error: string | null } | null;
  active: { endsAt: Instant; price: Money | null } | null;
  queued: boolean;
  /** When the last plan that ran ended, if any did. */
  lastEndedAt: Instant | null;
  allowances: readonly { kind: string; granted: number | null; remaining: number | null }[];
}

/** A plan that ends within this time is worth a word. */
export const EXPIRES_SOON_MS = 7 * DAY_MS;
const LOW_SHARE = 0.2;

type Found = [code: FindingCode, subject: FindingSubject, params?: Record<string, unknown>];

function findingsOfContact({ customer }: FindingFacts): Found[] {
  const subject: FindingSubject = { kind: 'customer', id: customer.id };
  const suggestion = customer.email === null ? null : suggestEmail(customer.email);
  const found: (Found | false)[] = [
    customer.status === 'closed' && ['customer_closed', subject],
    customer.status === 'closing' && ['customer_closing', subject],
    customer.status === 'suspended' && ['customer_suspended', subject],
    customer.phone === null && customer.email === null && ['contact_missing', subject],
    suggestion !== null && ['email_suspect', subject, { suggestion }],
    customer.email !== null &&
      !suggestion &&
      customer.emailVerifiedAt === null && ['email_unverified', subject],
    customer.phone !== null && customer.phoneVerifiedAt === null && ['phone_unverified', subject],
  ];
  return found.filter((entry) => entry !== false);
}

function findingsOfAllowances(line: LineFacts): Found[] {
  const subject: FindingSubject = { kind: 'line', id: line.id };
  return line.allowances.flatMap(({ kind, granted, remaining }): Found[] => {
    if (granted === null || remaining === null || granted === 0) return [];
    const params = { kind, percent: Math.floor((remaining * 100) / granted) };
    if (remaining === 0) return [['allowance_used_up', subject, params]];
    return remaining / granted <= LOW_SHARE ? [['allowance_low', subject, params]] : [];
  });
}

function findingOfExpiry(line: LineFacts, available: Money | null, now: Instant): Found[] {
  const subject: FindingSubject = { kind: 'line', id: line.id };
  if (line.queued) return [];
  if (!line.active) {
    return [['no_active_plan', subject, { msisdn: line.msisdn, endedAt: line.lastEndedAt }]];
  }
  const { endsAt, price } = line.active;
  if (epochMsOf(endsAt) - epochMsOf(now) > EXPIRES_SOON_MS) return [];
  const params = { msisdn: line.msisdn, endsAt };
  if (price && available && price.amount > available.amount) {
    const missing = subtractMoney(price, available);
    return [['balance_too_low', subject, { ...params, missing }]];
  }
  return line.autoRenew ? [] : [['expires_soon', subject, params]];
}

function findingsOfLine(line: LineFacts, facts: FindingFacts, now: Instant): Found[] {
  // No plan is sold any more: that one ends is nothing to act upon.
  // Nor is it for a line that the network has not put into service.
  if (!isInService(line.state) || !allowsAct(facts.customer.status, 'give')) return [];
  const suspended: Found[] =
    line.state === 'suspended'
      ? [['line_suspended', { kind: 'line', id: line.id }, { msisdn: line.msisdn }]]
      : [];
  const stopped: Found[] = line.autoRenewStop
    ? [['auto_renew_stopped', { kind: 'line', id: line.id }, { msisdn: line.msisdn, ...line.autoRenewStop }]]
    : [];
  return [
    ...suspended,
    ...stopped,
    ...findingOfExpiry(line, facts.available, now),
    ...findingsOfAllowances(line),
  ];
}

function findingsOfDuplicates({ payments }: FindingFacts): Found[] {
  return repeatedPayments(payments).map(({ earlier, later }): Found => [
    'payment_duplicate',
    { kind: 'payment', id: later.id },
    { reference: later.reference, other: earlier.reference, amount: later.amount },
  ]);
}

/** A card that has ended or soon will: the next automatic renewal finds nothing to charge. */
function findingsOfMethods({ methods }: FindingFacts, now: Instant): Found[] {
  return methods.flatMap((method): Found[] => {
    const subject: FindingSubject = { kind: 'paymentMethod', id: method.id };
    const { lastFour, expiryMonth: month, expiryYear: year } = method;
    const params = { lastFour, month, year };
    if (isExpired(method, now)) return [['method_expired', subject, params]];
    return isExpiringSoon(method, now) ? [['method_expiring', subject, params]] : [];
  });
}

function findingsOfMoney(facts: FindingFacts): Found[] {
  const unknown = facts.payments
    .filter((payment) => payment.state === 'unknown')
    .map((p): Found => [
      'payment_unknown',
      { kind: 'payment', id: p.id },
      { reference: p.reference, amount: p.amount },
    ]);
  // A failure counts while nothing newer was done on the line.
  const newest = new Map<string, FindingFacts['renewals'][number]>();
  for (const renewal of facts.renewals) {
    const known = newest.get(renewal.lineId);
    if (!known || known.at < renewal.at) newest.set(renewal.lineId, renewal);
  }
  const renewals = [...newest.values()].flatMap((r): Found[] => {
    const subject: FindingSubject = { kind: 'renewal', id: r.id };
    if (r.state === 'failed')
      return [['renewal_failed', subject, { reference: r.reference, reason: r.error }]];
    if (r.state !== 'waiting') return [];
    const byCustomer = facts.payments.some((p) => p.purposeId === r.id && p.state === 'requiresAction');
    return byCustomer
      ? [['renewal_awaits_customer', subject, { reference: r.reference }]]
      : [['renewal_stuck', subject, { reference: r.reference, reason: r.error }]];
  });
  const refunds = facts.refunds
    .filter((refund) => refund.state === 'unknown' || refund.state === 'failed')
    .map((r): Found => [
      'refund_stuck',
      { kind: 'refund', id: r.id },
      { reference: r.reference, state: r.state },
    ]);
  const messages = facts.messages
    .filter((message) => message.state === 'failed')
    .slice(0, 1)
    .map((m): Found => ['message_failed', { kind: 'notification', id: m.id }, { event: m.event }]);
  const disputes = facts.disputes.map((d): Found => [
    'dispute_open',
    { kind: 'dispute', id: d.id },
    { reference: d.reference, amount: d.amount, dueAt: d.evidenceDueAt },
  ]);
  return [...disputes, ...unknown, ...renewals, ...refunds, ...messages];
}

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

/** What is wrong with a customer, worst first: the answer to "what is wrong?" in one look. Pure; the API gives the facts. */
export function findProblems(facts: FindingFacts, now: Instant): FindingDecision[] {
  const found = [
    ...findingsOfContact(facts),
    ...findingsOfMoney(facts),
    ...findingsOfDuplicates(facts),
    ...findingsOfBlocks(facts),
    ...findingsOfMethods(facts, now),
    ...facts.lines.flatMap((line) => findingsOfLine(line, facts, now)),
  ];
  return found
    .map(([code, subject, params = {}]) => ({ code, severity: SEVERITY_OF_FINDING[code], subject, params }))
    .sort((a, b) => FINDING_CODES.indexOf(a.code) - FINDING_CODES.indexOf(b.code));
}
