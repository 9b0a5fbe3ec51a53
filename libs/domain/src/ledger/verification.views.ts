import { Flag, InstantField, MoneyField, Nested, NestedList, OneOf, Text, Whole } from '../kernel';
import { type CurrencyCode } from '../kernel';

/** What the verifier proves (rules 2): L1, L2, L9 and P1 of the reliability list, and the lots. */
export const LEDGER_CHECKS = ['balanced', 'accounts', 'captures', 'refunds', 'lots', 'holds'] as const;
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
