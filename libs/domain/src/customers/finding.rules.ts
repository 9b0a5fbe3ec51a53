import { type Instant } from '../kernel';
import { suggestEmail } from './email.rules';
import {
  FINDING_CODES,
  type FindingDecision,
  type FindingFacts,
  type FindingSubject,
  type Found,
  SEVERITY_OF_FINDING,
} from './finding.types';
import { findingsOfLine } from './line-finding.rules';
import { findingsOfMoney } from './money-finding.rules';

function findingsOfContact({ customer }: FindingFacts): Found[] {
  const subject: FindingSubject = { kind: 'customer', id: customer.id };
  const suggestion = customer.email === null ? null : suggestEmail(customer.email);
  // Of an address that messages come back from that is said, and not that nobody has verified it, too.
  const { phoneBouncedAt, emailBouncedAt } = customer;
  const found: (Found | false)[] = [
    customer.status === 'closed' && ['customer_closed', subject],
    customer.status === 'closing' && ['customer_closing', subject],
    customer.status === 'suspended' && ['customer_suspended', subject],
    customer.phone === null && customer.email === null && ['contact_missing', subject],
    customer.email !== null && emailBouncedAt !== null && ['email_bounced', subject],
    customer.phone !== null && phoneBouncedAt !== null && ['phone_bounced', subject],
    suggestion !== null && ['email_suspect', subject, { suggestion }],
    customer.email !== null &&
      !suggestion &&
      emailBouncedAt === null &&
      customer.emailVerifiedAt === null && ['email_unverified', subject],
    customer.phone !== null &&
      phoneBouncedAt === null &&
      customer.phoneVerifiedAt === null && ['phone_unverified', subject],
  ];
  return found.filter((entry) => entry !== false);
}

/* Families share a phone: it is a hint for the talk, and nobody's work. */
const findingsOfOthers = ({ others }: FindingFacts): Found[] =>
  others.map(({ id, reference }) => ['possible_duplicate', { kind: 'customer', id }, { reference }]);

const findingsOfMessages = ({ messages }: FindingFacts): Found[] =>
  messages
    .filter(({ state }) => state === 'failed' || state === 'undelivered')
    .slice(0, 1)
    .map(({ id, event }) => ['message_failed', { kind: 'notification', id }, { event }]);

/** What is wrong with a customer, worst first: the answer to "what is wrong?" in one look. Pure; the API gives the facts. */
export function findProblems(facts: FindingFacts, now: Instant): FindingDecision[] {
  const found = [
    ...findingsOfContact(facts),
    ...findingsOfOthers(facts),
    ...findingsOfMoney(facts, now),
    ...findingsOfMessages(facts),
    ...facts.lines.flatMap((line) => findingsOfLine(line, facts, now)),
  ];
  return found
    .map(([code, subject, params = {}]) => ({ code, severity: SEVERITY_OF_FINDING[code], subject, params }))
    .sort((a, b) => FINDING_CODES.indexOf(a.code) - FINDING_CODES.indexOf(b.code));
}
