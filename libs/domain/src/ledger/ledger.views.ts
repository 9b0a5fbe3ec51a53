import { Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, Whole } from '../kernel';
import { CAUSE_KINDS, type CauseKind, TRANSFER_KINDS, type TransferKind } from './posting.rules';
import { WALLET_LOT_KINDS, type WalletLotKind } from './wallet-lot.rules';

/** Who did it: a staff member, an API key, or the system (a job, an automatic renewal). */
export class ActorView {
  @OneOf(['staff', 'apiKey', 'system'])
  kind: 'staff' | 'apiKey' | 'system';

  @Text({ max: 100 })
  id: string;

  @Text({ max: 200 })
  name: string;
}

/** What a transfer belongs to, with what a link to it needs. */
export class CauseView {
  @OneOf(CAUSE_KINDS)
  kind: CauseKind;

  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;
}

/** A customer's wallet. */
export class WalletView {
  @Id({ description: 'the customer: a customer has one wallet' })
  id: string;

  @Id()
  customerId: string;

  @Nested(() => MoneyField)
  balance: MoneyField;

  @Nested(() => MoneyField, { description: 'promised, not yet moved' })
  held: MoneyField;

  @Nested(() => MoneyField)
  available: MoneyField;

  @InstantField({ nullable: true, description: 'the past instant that was asked for' })
  at: string | null;
}

/** One line of a wallet's statement. */
export class WalletEntryView {
  @Id()
  id: string;

  @InstantField()
  at: string;

  @OneOf(TRANSFER_KINDS)
  kind: TransferKind;

  @Nested(() => CauseView)
  cause: CauseView;

  @Nested(() => MoneyField, { description: 'signed: plus means that the balance grew' })
  change: MoneyField;

  @Nested(() => MoneyField, { description: 'the balance after this line' })
  balanceAfter: MoneyField;

  @Text({ max: 40, description: 'the account on the other side' })
  counterAccount: string;

  @Nested(() => ActorView)
  actor: ActorView;

  @Text({ max: 500, nullable: true })
  reason: string | null;

  @Id({ nullable: true })
  reversesId: string | null;
}

/** What one debit of a wallet took from a lot. */
export class WalletTakeView {
  @Id({ description: 'the debit' })
  transferId: string;

  @InstantField()
  at: string;

  @OneOf(TRANSFER_KINDS)
  kind: TransferKind;

  @Nested(() => CauseView)
  cause: CauseView;

  @Nested(() => MoneyField)
  amount: MoneyField;
}

/** What one credit put into a wallet, what is left of it, and what it paid for. */
export class WalletLotView {
  @Id()
  id: string;

  @OneOf(WALLET_LOT_KINDS, { description: 'granted money is spent first and never paid out' })
  kind: WalletLotKind;

  @InstantField()
  at: string;

  @OneOf(TRANSFER_KINDS)
  creditKind: TransferKind;

  @Nested(() => CauseView)
  cause: CauseView;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @Nested(() => MoneyField)
  remaining: MoneyField;

  @InstantField({ nullable: true, description: 'what is left then is taken back' })
  expiresAt: string | null;

  @NestedList(() => WalletTakeView, { max: 50, description: 'what it paid for, the latest first' })
  takes: WalletTakeView[];
}

/** One transfer as it is written. */
export class TransferView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @InstantField()
  at: string;

  @OneOf(TRANSFER_KINDS)
  kind: TransferKind;

  @Text({ max: 40 })
  debitAccount: string;

  @Text({ max: 40 })
  creditAccount: string;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @Nested(() => CauseView)
  cause: CauseView;

  @Nested(() => ActorView)
  actor: ActorView;

  @Text({ max: 500, nullable: true })
  reason: string | null;

  @Id({ nullable: true })
  reversesId: string | null;
}

/** One account of one customer. */
export class AccountView {
  @Text({ max: 80, description: 'customer id and account code' })
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 40 })
  code: string;

  @Nested(() => MoneyField)
  debits: MoneyField;

  @Nested(() => MoneyField)
  credits: MoneyField;

  @Nested(() => MoneyField)
  held: MoneyField;

  @Nested(() => MoneyField, { description: 'on the side on which this account grows' })
  balance: MoneyField;
}

/** One account of all customers together, in one currency. */
export class CompanyTotalView {
  @Text({ max: 40 })
  code: string;

  @Whole({ description: 'how many customers have this account' })
  customers: number;

  @Nested(() => MoneyField)
  debits: MoneyField;

  @Nested(() => MoneyField)
  credits: MoneyField;

  @Nested(() => MoneyField)
  held: MoneyField;

  @Nested(() => MoneyField, { description: 'on the side on which this account grows' })
  balance: MoneyField;
}

/** What the company has and owes by its ledger: per account and currency, and as of when. */
export class CompanyTotalsView {
  @InstantField({ nullable: true, description: 'when the sums were taken; null: there is no account yet' })
  at: string | null;

  @NestedList(() => CompanyTotalView, { max: 1_000 })
  totals: CompanyTotalView[];
}
