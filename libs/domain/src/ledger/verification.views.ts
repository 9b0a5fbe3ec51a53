import { Flag, Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, Whole } from '../kernel';
import { type CurrencyCode } from '../kernel';

/** What the verifier proves (rules 2): L1, L2, L9 and P1 of the reliability list, and the lots. */
export const LEDGER_CHECKS = [
  'balanced',
  'accounts',
  'captures',
  'refunds',
  'disputes',
  'lots',
  'holds',
] as const;
export type LedgerCheck = (typeof LEDGER_CHECKS)[number];

/** Debits and credits of all accounts in one currency: they are equal. */
export class CurrencyTotalView {
  @Text({ max: 3 })
  currency: CurrencyCode;

  @Nested(() => MoneyField)
  debits: MoneyField;

  @Nested(() => MoneyField)
  credits: MoneyField;
}

/** One thing that does not agree, with what is needed to find it. */
export class LedgerDifferenceView {
  @OneOf(LEDGER_CHECKS)
  check: LedgerCheck;

  @Text({ max: 40, nullable: true })
  customerId: string | null;

  @Text({ max: 80, description: 'account, currency or payment' })
  subject: string;

  @Text({ max: 200 })
  expected: string;

  @Text({ max: 200 })
  found: string;
}

export class LedgerVerificationView {
  @Flag({ description: 'everything agrees' })
  sound: boolean;

  @InstantField()
  at: string;

  @Whole({ description: 'how many transfers were read' })
  transfers: number;

  @NestedList(() => CurrencyTotalView)
  totals: CurrencyTotalView[];

  @Whole({ description: 'how many differences there are; at most a hundred of each check are listed' })
  differenceCount: number;

  @NestedList(() => LedgerDifferenceView, { max: 600 })
  differences: LedgerDifferenceView[];
}

/** How far a verification is. `failed`: it could not be carried out, which says nothing about the ledger. */
export const VERIFICATION_STATES = ['waiting', 'running', 'finished', 'failed'] as const;
export type VerificationState = (typeof VERIFICATION_STATES)[number];

/** One run of the verifier: asked for by somebody, or by the night's job. */
export class LedgerVerificationRunView {
  @Id()
  id: string;

  @OneOf(VERIFICATION_STATES)
  state: VerificationState;

  @Text({ max: 200 })
  requestedBy: string;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  finishedAt: string | null;

  @Whole({ description: 'how many checks are done' })
  checksDone: number;

  @Whole()
  checksTotal: number;

  @Whole({ nullable: true, description: 'null until it is finished' })
  differenceCount: number | null;

  @Nested(() => LedgerVerificationView, { nullable: true })
  result: LedgerVerificationView | null;
}
