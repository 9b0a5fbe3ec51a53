import { type Instant } from '../kernel';
import { type AccountCode } from './account.rules';
import { type TransferDraft } from './posting.rules';

/** Where money in a wallet came from: `paid` by the customer, or `granted` by us. */
export const WALLET_LOT_KINDS = ['granted', 'paid'] as const;
export type WalletLotKind = (typeof WALLET_LOT_KINDS)[number];

/** What one credit put into a wallet, minor units, before any of it is spent. */
export interface WalletLotDraft {
  kind: WalletLotKind;
  amountMinor: number;
  /** When what is left of it is taken back; null: never. */
  expiresAt: Instant | null;
}

/** A lot as spending sees it, minor units. */
export interface WalletLot {
  id: string;
  kind: WalletLotKind;
  remainingMinor: number;
  expiresAt: Instant | null;
  /** When it was credited. */
  at: Instant;
}

/** What a debit took from one lot, minor units, more than zero. */
export interface WalletTake {
  lotId: string;
  amountMinor: number;
}

/** Money out of these accounts is a gift; everything else that arrives in a wallet the customer has paid (rules 2). */
export const GRANTING_ACCOUNTS: readonly AccountCode[] = ['goodwill_cost', 'promotion_cost'];

/**
 * The lots that a transfer makes: none when it does not credit the wallet. A refund gives back as granted what was bought
 * with granted money, so that a gift does not become money that can be paid out; that part expires only where the transfer says so.
 */
export function walletLotsOf(draft: TransferDraft): WalletLotDraft[] {
  if (draft.credit !== 'wallet') return [];
  const { amount } = draft.amount;
  // What is taken back comes from these accounts, too, and is no gift.
  const gift = GRANTING_ACCOUNTS.includes(draft.debit) && draft.reversesId === undefined;
  const granted = gift ? amount : Math.min(amount, draft.grantedMinor ?? 0);
  const lots: WalletLotDraft[] = [
    { kind: 'paid', amountMinor: amount - granted, expiresAt: null },
    { kind: 'granted', amountMinor: granted, expiresAt: draft.expiresAt ?? null },
  ];
  return lots.filter((lot) => lot.amountMinor > 0);
}

const NEVER = '\uffff';

/** Granted before paid, soonest expiry first, then oldest (rules 2); ids only settle what is equal in all of these. */
export function compareWalletLots(a: WalletLot, b: WalletLot): number {
  if (a.kind !== b.kind) return a.kind === 'granted' ? -1 : 1;
  const keys = (lot: WalletLot): string[] => [lot.expiresAt ?? NEVER, lot.at, lot.id];
  const other = keys(b);
  const index = keys(a).findIndex((key, n) => key !== other[n]);
  return index === -1 ? 0 : (keys(a)[index] ?? '') < (other[index] ?? '') ? -1 : 1;
}

/**
 * Which lots a debit of `amountMinor` takes, in the order of `compareWalletLots`; `firstId` names a lot that is taken before
 * all others (an expiry, a refund of a top-up, a reversal). The same lots that the ledger's statement takes.
 * Throws `RangeError` when the lots do not suffice: the floor of the wallet is checked before, and lots add up to it.
 */
export function takeFromWalletLots(
  lots: readonly WalletLot[],
  amountMinor: number,
  firstId: string | null = null,
): WalletTake[] {
  const rank = (lot: WalletLot): number => (lot.id === firstId ? 0 : 1);
  const inOrder = [...lots].sort((a, b) => rank(a) - rank(b) || compareWalletLots(a, b));
  let open = amountMinor;
  const takes = inOrder.flatMap((lot): WalletTake[] => {
    const taken = Math.min(open, lot.remainingMinor);
    open -= taken;
    return taken > 0 ? [{ lotId: lot.id, amountMinor: taken }] : [];
  });
  if (open > 0) throw new RangeError(`the lots of a wallet lack ${open}`);
  return takes;
}

/**
 * How much of a refund goes back as granted, minor units. What was spent last comes back first: paid money, then granted.
 * `grantedMinor` and `paidMinor` are what the purchase took from either kind and has not got back yet.
 */
export const grantedPartOfRefund = (
  refundMinor: number,
  taken: { grantedMinor: number; paidMinor: number },
): number => Math.max(0, Math.min(taken.grantedMinor, refundMinor - taken.paidMinor));
