import { type Money, money } from '../kernel';
import {
  postingsForChargeback,
  postingsForDisputeFee,
  postingsForReversal,
  type StandingTransfer,
  type TransferCause,
  type TransferDraft,
} from '../ledger';
import { type ProviderDispute } from '../payments';
import { bookableFee } from './dispute.rules';

/** What of a dispute stands in the ledger, and what the wallet has. */
export interface DisputeBooks {
  cause: TransferCause;
  provider: string;
  /** Transfers of this dispute that nothing has taken back. */
  standing: readonly StandingTransfer[];
  /** How often something was booked for it: the next booking has a leg of its own. */
  rounds: number;
  walletAvailable: Money;
  /** The lot that the disputed payment made, taken before all others. */
  lotIds: readonly string[];
}

const sumOf = (transfers: readonly StandingTransfer[]): number =>
  transfers.reduce((sum, { amount }) => sum + amount.amount, 0);

const takenBack = (transfers: readonly StandingTransfer[], reason: string): TransferDraft[] =>
  transfers.flatMap((transfer) => postingsForReversal(transfer, reason));

/** What a statement says of all that a dispute moves. */
export const DISPUTE_REASON = 'dispute';

const chargebacksIn = ({ standing }: Pick<DisputeBooks, 'standing'>): StandingTransfer[] =>
  standing.filter(({ kind }) => kind === 'chargeback');

/** Takes the chargeback that stands back, and books it anew by what the wallet has. */
function bookedAnew(books: DisputeBooks, wanted: Money): TransferDraft[] {
  const standing = chargebacksIn(books);
  const back = takenBack(standing, DISPUTE_REASON);
  if (wanted.amount === 0) return back;
  const returned = sumOf(standing.filter(({ debit }) => debit === 'wallet'));
  const { cause, provider, rounds: round, lotIds } = books;
  const walletAvailable = money(books.walletAvailable.amount + returned, wanted.currency);
  const chargeback = {
    cause,
    provider,
    amount: wanted,
    walletAvailable,
    round,
    lotIds,
    reason: DISPUTE_REASON,
  };
  return [...back, ...postingsForChargeback(chargeback)];
}

/** Minor units: for how much a chargeback has to stand, by what the provider says. */
const wantedMinor = ({ amount, fundsTaken }: Pick<ProviderDispute, 'amount' | 'fundsTaken'>): number =>
  fundsTaken ? amount.amount : 0;

/**
 * Whether what the provider says changes how much of the payment is gone; only then the bonus of a top-up is looked at
 * (docs/decisions/0506).
 */
export const chargebackChanges = (
  books: Pick<DisputeBooks, 'standing'>,
  said: Pick<ProviderDispute, 'amount' | 'fundsTaken'>,
): boolean => sumOf(chargebacksIn(books)) !== wantedMinor(said);

/** Minor units: what of the chargeback that stands the wallet could not cover, so that the customer owes it. */
export const owedForDispute = (books: Pick<DisputeBooks, 'standing'>): number =>
  sumOf(books.standing.filter(({ kind, debit }) => kind === 'chargeback' && debit === 'receivable'));

/** What has to be posted so that a chargeback is taken from the wallet, now that there is money in it, and owed no longer (decision 0476). */
export function postingsForCollecting(books: DisputeBooks): TransferDraft[] {
  const { walletAvailable } = books;
  if (owedForDispute(books) === 0 || walletAvailable.amount <= 0) return [];
  return bookedAnew(books, money(sumOf(chargebacksIn(books)), walletAvailable.currency));
}

function feeDrafts(books: DisputeBooks, wanted: Money): TransferDraft[] {
  const standing = books.standing.filter(({ kind }) => kind === 'disputeFee');
  if (sumOf(standing) === wanted.amount) return [];
  const back = takenBack(standing, DISPUTE_REASON);
  if (wanted.amount === 0) return back;
  const { cause, provider, rounds: round } = books;
  return [
    ...back,
    ...postingsForDisputeFee({ cause, provider, amount: wanted, round, reason: DISPUTE_REASON }),
  ];
}

/**
 * What has to be posted so that the ledger says what the provider says (rules 2): while the provider has taken the money
 * back, a chargeback of it stands, from the wallet as far as that reaches and else from what the customer owes us; when it
 * returns the money, that is reversed. The fee is our cost, never the customer's. Whatever events came before, and in
 * which order, the result depends only on what stands and on what is said now (P5).
 */
export function postingsForDispute(
  books: DisputeBooks,
  said: Pick<ProviderDispute, 'amount' | 'fee' | 'fundsTaken'>,
): TransferDraft[] {
  const { currency } = said.amount;
  return [
    ...(chargebackChanges(books, said) ? bookedAnew(books, money(wantedMinor(said), currency)) : []),
    ...feeDrafts(books, money(bookableFee(said.fee, currency), currency)),
  ];
}
