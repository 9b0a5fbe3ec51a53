import { type Instant, type Money, money } from '../kernel';
import { type AccountCode, cashAccount } from './account.rules';

/** What a transfer does, in the words of rules 2. */
export const TRANSFER_KINDS = [
  'capture',
  'purchase',
  'refund',
  'refundPayout',
  'refundReturn',
  'goodwill',
  'topUpBonus',
  'topUpBonusReturn',
  'debitAdjustment',
  'chargeback',
  'disputeFee',
  'reversal',
  'expiry',
] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** What a transfer belongs to. */
export const CAUSE_KINDS = [
  'payment',
  'renewal',
  'refund',
  'adjustment',
  'promotion',
  'dispute',
  'accountClosing',
  'transfer',
] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

export interface TransferCause {
  kind: CauseKind;
  id: string;
  /** What staff read to the customer, `RN-7Q2M-4KX9`. */
  reference: string;
}

/**
 * One movement of money, not yet written: zero-sum by construction, because it names both accounts. Its id becomes
 * UUIDv5(cause id, leg), so that the same movement cannot be written twice (rules 1, L5, L9).
 */
export interface TransferDraft {
  cause: TransferCause;
  leg: string;
  kind: TransferKind;
  debit: AccountCode;
  credit: AccountCode;
  amount: Money;
  reason?: string;
  /** The transfer that this one takes back. */
  reversesId?: string;
  /** For what is granted to the wallet: when what is left of it is taken back. */
  expiresAt?: Instant;
  /** For refunds and reversals: how much of it was granted money before, minor units. */
  grantedMinor?: number;
  /** The lots of the wallet that are taken before all others; by default that of the transfer taken back. */
  lotIds?: readonly string[];
}

function draft(fields: TransferDraft): TransferDraft {
  const { amount, debit, credit } = fields;
  if (amount.amount <= 0) throw new RangeError(`a transfer moves more than zero, not ${amount.amount}`);
  if (debit === credit) throw new RangeError(`a transfer needs two accounts, not ${debit} twice`);
  return { ...fields, amount: money(amount.amount, amount.currency) };
}

/** A leg of something that can be booked again after it was taken back: every round has legs of its own. */
const legOf = (name: string, round: number): string => (round === 0 ? name : `${name}:${round}`);

interface Posting {
  cause: TransferCause;
  amount: Money;
  reason?: string;
}

/** A payment captured at a provider: `cash:<provider>` → `wallet`, exactly one each (L9). */
export const postingsForCapture = (p: Posting & { provider: string }): TransferDraft[] => [
  draft({ ...only(p), leg: 'capture', kind: 'capture', debit: cashAccount(p.provider), credit: 'wallet' }),
];

/** A renewal, however it is paid: `wallet` → `revenue`, recognised at sale. Nothing moves when it costs nothing. */
export const postingsForPurchase = (p: Posting): TransferDraft[] =>
  p.amount.amount === 0
    ? []
    : [draft({ ...only(p), leg: 'purchase', kind: 'purchase', debit: 'wallet', credit: 'revenue' })];

/**
 * A refund: `revenue` → `wallet`. To its source it is paid out from there once the provider agrees. `grantedMinor` is the part
 * that was bought with granted money (`grantedPartOfRefund`).
 */
export const postingsForRefund = (p: Posting & { grantedMinor?: number }): TransferDraft[] => [
  draft({
    ...only(p),
    leg: 'refund',
    kind: 'refund',
    debit: 'revenue',
    credit: 'wallet',
    grantedMinor: p.grantedMinor ?? 0,
  }),
];

/**
 * The second half of a refund to source, after the provider's success: `wallet` → `cash:<provider>`; of a top-up from the
 * lots where it lies (`lotIds`).
 */
export const postingsForRefundPayout = (
  p: Posting & { provider: string; lotIds?: readonly string[] },
): TransferDraft[] => [
  draft({
    ...only(p),
    ...(p.lotIds === undefined ? {} : { lotIds: p.lotIds }),
    leg: 'payout',
    kind: 'refundPayout',
    debit: 'wallet',
    credit: cashAccount(p.provider),
  }),
];

/**
 * What an account that is closed had beside its payments leaves by hand: `wallet` → `cash:offline`, lot by lot. The leg names how much
 * was left of the lot, so that the same rest leaves once.
 */
export const postingsForClosingPayout = (
  p: Posting & { lot: { id: string; remainingMinor: number } },
): TransferDraft[] => [
  draft({
    ...only(p),
    leg: `payout:${p.lot.id}:${p.lot.remainingMinor}`,
    kind: 'refundPayout',
    debit: 'wallet',
    credit: cashAccount('offline'),
    lotIds: [p.lot.id],
  }),
];

/** A refund to source that the provider refused: what came from revenue for it goes back there, from the lot that it made. */
export const postingsForRefundReturn = (p: Posting & { lotId?: string }): TransferDraft[] => [
  draft({
    ...only(p),
    ...(p.lotId === undefined ? {} : { lotIds: [p.lotId] }),
    leg: 'return',
    kind: 'refundReturn',
    debit: 'wallet',
    credit: 'revenue',
  }),
];

/** A gift that may expire: what is left of it then goes back where it came from. */
type Gift = Posting & { expiresAt?: Instant };

export const postingsForGoodwill = (p: Gift): TransferDraft[] => [
  draft({ ...gift(p), leg: 'goodwill', kind: 'goodwill', debit: 'goodwill_cost', credit: 'wallet' }),
];

/** What a promotion gives with a top-up; its leg names the promotion, so that each gives once. */
export const postingsForTopUpBonus = (p: Gift & { promotionId: string }): TransferDraft[] => [
  draft({
    ...gift(p),
    leg: `bonus:${p.promotionId}`,
    kind: 'topUpBonus',
    debit: 'promotion_cost',
    credit: 'wallet',
  }),
];

/**
 * What a refund or a chargeback of the top-up takes back of such a gift, from the lot where it lies. `round`: how often the
 * cause booked something before.
 */
export const postingsForTopUpBonusReturn = (
  p: Posting & { lotId: string; round?: number },
): TransferDraft[] => [
  draft({
    ...only(p),
    leg: legOf(`bonusReturn:${p.lotId}`, p.round ?? 0),
    kind: 'topUpBonusReturn',
    debit: 'wallet',
    credit: 'promotion_cost',
    lotIds: [p.lotId],
  }),
];

/**
 * What is left of a granted lot goes back to the account that granted it. The leg names how much was left, so that the same
 * rest goes back once, and what a hold kept from it another time.
 */
export const postingsForExpiry = (
  p: Posting & { lot: { id: string; grantedBy: AccountCode; remainingMinor: number } },
): TransferDraft[] => [
  draft({
    ...only(p),
    leg: `expiry:${p.lot.id}:${p.lot.remainingMinor}`,
    kind: 'expiry',
    debit: 'wallet',
    credit: p.lot.grantedBy,
    lotIds: [p.lot.id],
  }),
];

export const postingsForDebitAdjustment = (p: Posting): TransferDraft[] => [
  draft({ ...only(p), leg: 'debit', kind: 'debitAdjustment', debit: 'wallet', credit: 'goodwill_cost' }),
];

/**
 * A chargeback: from the wallet as far as it reaches, the rest becomes what the customer owes us. `round`: how often it was
 * booked and taken back before; `lotIds`: where the disputed payment lies, which is taken first.
 */
export function postingsForChargeback(
  p: Posting & { provider: string; walletAvailable: Money; round?: number; lotIds?: readonly string[] },
): TransferDraft[] {
  const cash = cashAccount(p.provider);
  const currency = p.amount.currency;
  const covered = Math.min(p.amount.amount, Math.max(0, p.walletAvailable.amount));
  const owed = p.amount.amount - covered;
  const parts = [
    {
      leg: legOf('wallet', p.round ?? 0),
      debit: 'wallet' as const,
      amount: money(covered, currency),
      ...(p.lotIds === undefined ? {} : { lotIds: p.lotIds }),
    },
    { leg: legOf('receivable', p.round ?? 0), debit: 'receivable' as const, amount: money(owed, currency) },
  ];
  return parts
    .filter((part) => part.amount.amount > 0)
    .map((part) => draft({ ...only(p), ...part, kind: 'chargeback', credit: cash }));
}

/** What a provider charges us for a dispute: `fee_cost` → `cash:<provider>` (decision 0430). */
export const postingsForDisputeFee = (p: Posting & { provider: string; round?: number }): TransferDraft[] => [
  draft({
    ...only(p),
    leg: legOf('fee', p.round ?? 0),
    kind: 'disputeFee',
    debit: 'fee_cost',
    credit: cashAccount(p.provider),
  }),
];

/** A transfer that was posted; `grantedMinor`: how much it took from granted lots of the wallet. */
export interface WrittenTransfer {
  id: string;
  debit: AccountCode;
  credit: AccountCode;
  amount: Money;
  cause: TransferCause;
  grantedMinor?: number;
}

/** One that nothing has taken back. */
export type StandingTransfer = WrittenTransfer & { kind: TransferKind };

/**
 * Takes a written transfer back, whole and once; the ledger refuses a second time (L8). What it took from the wallet comes
 * back as it was: granted or paid. `expiresAt`: when what was granted ends, where it is to keep its end.
 */
export const postingsForReversal = (
  written: WrittenTransfer & { expiresAt?: Instant | null },
  reason: string,
): TransferDraft[] => [
  draft({
    cause: { kind: 'transfer', id: written.id, reference: written.cause.reference },
    leg: 'reversal',
    kind: 'reversal',
    debit: written.credit,
    credit: written.debit,
    amount: written.amount,
    reason,
    reversesId: written.id,
    lotIds: [written.id],
    ...(written.grantedMinor === undefined ? {} : { grantedMinor: written.grantedMinor }),
    ...(written.expiresAt ? { expiresAt: written.expiresAt } : {}),
  }),
];

const gift = (p: Gift): Gift => ({
  ...only(p),
  ...(p.expiresAt === undefined ? {} : { expiresAt: p.expiresAt }),
});

/** The common fields, without those that only one kind of posting has. */
const only = ({ cause, amount, reason }: Posting): Posting => ({
  cause,
  amount,
  ...(reason === undefined ? {} : { reason }),
});
