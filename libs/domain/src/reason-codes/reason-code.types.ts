import { type LocalText } from '../kernel';

/** What a reason can be given for. A feature that asks for a reason adds its word here, its texts, and its codes. */
export const REASON_USES = ['refund', 'credit', 'debit', 'allowance', 'validity', 'ticket'] as const;
export type ReasonUse = (typeof REASON_USES)[number];

/** What staff read where they choose what a reason is for. */
export const REASON_USE_TEXTS: Record<ReasonUse, LocalText> = {
  refund: { en: 'Refund', zh: '退款' },
  credit: { en: 'Credit to the balance', zh: '余额增加' },
  debit: { en: 'Debit from the balance', zh: '余额扣除' },
  allowance: { en: 'Extra allowance', zh: '赠送用量' },
  validity: { en: 'Longer validity', zh: '延长有效期' },
  ticket: { en: 'Resolving a ticket', zh: '解决工单' },
};

/** Codes of what nobody orders: a plan that was replaced, an account that was closed. Named in lists and statements, offered to nobody. */
export const RESERVED_REASONS: readonly string[] = ['planReplaced', 'accountClosed'];

/** A reason as rules see it, and as a form offers it. */
export interface ReasonFacts {
  code: string;
  text: LocalText;
  /** It says too little by itself: a comment is needed (`other`). */
  commentNeeded: boolean;
}

/** An entry of the catalogue. */
export interface ReasonEntry extends ReasonFacts {
  uses: readonly ReasonUse[];
  /** No longer offered; what was done with it keeps it. */
  active: boolean;
}
