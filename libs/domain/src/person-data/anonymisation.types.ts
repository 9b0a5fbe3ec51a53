import { type ChangeField } from '../approvals';
import { type CustomerStatus } from '../customer-status';
import { type Instant, type Money } from '../kernel';

/** What of a person is removed; each is counted before and gone afterwards. */
export const ERASED_KINDS = ['contact', 'messages', 'texts', 'files', 'savedMethods', 'numbers'] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];

/** What stays, because the books and the law need it; nothing in it says who it was. */
export const KEPT_KINDS = ['transfers', 'payments', 'refunds', 'renewals', 'plans', 'auditEvents'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** What a request for approval shows of it, before → after. */
export const ERASED_CHANGES: Record<ErasedKind, ChangeField> = {
  contact: 'personContact',
  messages: 'personMessages',
  texts: 'personTexts',
  files: 'personFiles',
  savedMethods: 'personMethods',
  numbers: 'personNumbers',
};

/** What has not come to its end, and may need to be talked about with the person. */
export const ANONYMISE_BLOCKERS = ['payment', 'refund', 'dispute', 'approval', 'line'] as const;
export type AnonymiseBlockerKind = (typeof ANONYMISE_BLOCKERS)[number];

export interface AnonymiseBlocker {
  kind: AnonymiseBlockerKind;
  /** Of the record that is in the way. */
  id: string;
  reference: string;
}

/** All that anonymising is decided upon. */
export interface AnonymiseFacts {
  status: CustomerStatus;
  anonymisedAt: Instant | null;
  /** What the customer owes us. */
  owed: Money;
  blockers: readonly AnonymiseBlocker[];
  /** The reference of a request to anonymise that waits for a decision. */
  waiting: string | null;
}
