import { type CurrencyCode, type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  type AccountCode,
  type Accounts,
  applyTransfers,
  deltasOf,
  type TransferDraft,
  type WalletLotDraft,
  walletLotsOf,
} from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { type Actor } from '../../platform/db/call-context';
import { type PreparedStatement, runPrepared } from '../../platform/db/prepared';

/** The id of a movement: the same cause and leg always give the same one. */
export const transferId = (draft: Pick<TransferDraft, 'cause' | 'leg'>): string =>
  uuidv5(draft.leg, draft.cause.id);

/** A lot as it is written: the first of a transfer bears its id. */
export interface NewWalletLot extends WalletLotDraft {
  id: string;
  transferId: string;
}

export const newWalletLots = (drafts: readonly TransferDraft[]): NewWalletLot[] =>
  drafts.flatMap((draft) => {
    const id = transferId(draft);
    return walletLotsOf(draft).map((lot, n) => ({
      ...lot,
      id: n === 0 ? id : uuidv5(lot.kind, id),
      transferId: id,
    }));
  });

/*
 * One statement: reads the accounts, refuses when the wallet would fall below its floor or the currency is another one,
 * else changes the sums and writes the transfers. Existing accounts are updated and new ones inserted separately, because
 * ON CONFLICT checks constraints on the row that it proposes, which would refuse every debit.
 *
 * Debits take the open lots and those made here in the order of `compareWalletLots`: lots and debits are laid end to end, and
 * where two overlap, one takes from the other.
 */
const POST: PreparedStatement = {
  name: 'ledger-post',
  text: `
WITH delta AS (
  SELECT * FROM unnest($3::text[], $4::bigint[], $5::bigint[]) AS d (code, debit, credit)
), before AS MATERIALIZED (
  SELECT d.*, a.currency, a.debits, a.credits, a.held
  FROM delta d LEFT JOIN account a ON a.customer_id = $1 AND a.code = d.code
), refused AS MATERIALIZED (
  SELECT 1 FROM before b WHERE b.currency <> $2
    OR (b.code = 'wallet' AND coalesce(b.credits - b.debits - b.held, 0) + b.credit - b.debit < 0)
), changed AS (
  UPDATE account a SET debits = a.debits + d.debit, credits = a.credits + d.credit
  FROM delta d WHERE a.customer_id = $1 AND a.code = d.code AND NOT EXISTS (SELECT FROM refused)
), opened AS (
  INSERT INTO account (customer_id, code, currency, debits, credits, held)
  SELECT $1, b.code, $2, b.debit, b.credit, 0 FROM before b
  WHERE b.currency IS NULL AND NOT EXISTS (SELECT FROM refused)
), moved AS (
  SELECT * FROM unnest($9::uuid[], $10::text[], $11::text[], $12::text[], $13::bigint[], $14::text[], $15::uuid[],
                       $16::text[], $17::text[], $18::uuid[]) WITH ORDINALITY
    AS t (id, kind, debit, credit, amount, cause_kind, cause_id, cause_reference, reason, reverses_id, n)
), posted AS (
  INSERT INTO transfer (customer_id, currency, at, actor_kind, actor_id, id, kind, debit_code, credit_code, amount,
                        cause_kind, cause_id, cause_reference, reason, reverses_id)
  SELECT $1, $2, $6, $7, $8, t.id, t.kind, t.debit, t.credit, t.amount,
         t.cause_kind, t.cause_id, t.cause_reference, t.reason, t.reverses_id
  FROM moved t WHERE NOT EXISTS (SELECT FROM refused) ORDER BY t.n
), made AS (
  SELECT * FROM unnest($19::uuid[], $20::uuid[], $21::text[], $22::bigint[], $23::timestamptz[])
    AS m (id, transfer_id, kind, amount, expires_at)
), spent AS (
  SELECT t.id, t.amount, sum(t.amount) OVER (ORDER BY t.n) AS till FROM moved t WHERE t.debit = 'wallet'
), lot AS (
  SELECT o.id, o.remaining, sum(o.remaining) OVER (
    ORDER BY o.id = ANY ($24::uuid[]) DESC, o.kind, o.expires_at NULLS LAST, o.at, o.id) AS till
  FROM (SELECT l.id, l.kind, l.remaining, l.expires_at, l.at FROM wallet_lot l WHERE l.customer_id = $1 AND l.open
        UNION ALL SELECT m.id, m.kind, m.amount, m.expires_at, $6 FROM made m) o
), taken AS MATERIALIZED (
  SELECT l.id AS lot_id, s.id AS transfer_id,
    (least(l.till, s.till) - greatest(l.till - l.remaining, s.till - s.amount))::bigint AS amount
  FROM spent s JOIN lot l ON l.till > s.till - s.amount AND l.till - l.remaining < s.till
  WHERE NOT EXISTS (SELECT FROM refused)
), used AS MATERIALIZED (
  SELECT u.lot_id, sum(u.amount)::bigint AS amount FROM taken u GROUP BY u.lot_id
), lowered AS (
  UPDATE wallet_lot w SET remaining = w.remaining - u.amount, open = w.remaining > u.amount
  FROM used u WHERE w.customer_id = $1 AND w.id = u.lot_id
), laid AS (
  INSERT INTO wallet_lot (customer_id, id, transfer_id, kind, amount, remaining, open, expires_at, at)
  SELECT $1, m.id, m.transfer_id, m.kind, m.amount, m.amount - coalesce(u.amount, 0), m.amount > coalesce(u.amount, 0),
    m.expires_at, $6
  FROM made m LEFT JOIN used u ON u.lot_id = m.id WHERE NOT EXISTS (SELECT FROM refused)
), named AS (
  INSERT INTO wallet_take (customer_id, lot_id, transfer_id, amount) SELECT $1, u.lot_id, u.transfer_id, u.amount FROM taken u
)
SELECT code, currency, debits, credits, held, (SELECT coalesce(sum(u.amount), 0)::bigint FROM used u) AS taken FROM before`,
};

interface AccountRow extends Record<string, unknown> {
  code: AccountCode;
  /** Null when the account is opened by this posting. */
  currency: CurrencyCode | null;
  debits: number | null;
  credits: number | null;
  held: number | null;
  /** What all debits of the wallet took from its lots. */
  taken: number;
}

export interface PostingBy {
  customerId: string;
  actor: Pick<Actor, 'kind' | 'id'>;
  now: Instant;
}

function parametersOf(drafts: readonly TransferDraft[]): unknown[] {
  return [
    drafts.map(transferId),
    drafts.map((d) => d.kind),
    drafts.map((d) => d.debit),
    drafts.map((d) => d.credit),
    drafts.map((d) => d.amount.amount),
    drafts.map((d) => d.cause.kind),
    drafts.map((d) => d.cause.id),
    drafts.map((d) => d.cause.reference),
    drafts.map((d) => d.reason ?? null),
    drafts.map((d) => d.reversesId ?? null),
    ...lotParametersOf(newWalletLots(drafts)),
    drafts.flatMap((d) => (d.debit === 'wallet' ? (d.lotIds ?? []) : [])),
  ];
}

const lotParametersOf = (lots: readonly NewWalletLot[]): unknown[] => [
  lots.map((lot) => lot.id),
  lots.map((lot) => lot.transferId),
  lots.map((lot) => lot.kind),
  lots.map((lot) => lot.amountMinor),
  lots.map((lot) => lot.expiresAt),
];

/** The lots of a wallet add up to its balance, so a debit that the balance covers has found its lots. */
function expectTaken(rows: readonly AccountRow[], spentMinor: number): void {
  const taken = rows[0]?.taken ?? 0;
  if (taken !== spentMinor) throw new Error(`a debit of ${spentMinor} found lots of ${taken}`);
}

/**
 * Writes transfers, the sums of their accounts and the lots of the wallet, all or none; the customer's row must be locked. Returns the accounts
 * that were touched, as they are now. Throws `balance_too_low` (L3) and `currency_mismatch`.
 */
export async function postTransfers(
  em: EntityManager,
  by: PostingBy,
  drafts: readonly TransferDraft[],
): Promise<Accounts> {
  const currency = drafts[0]?.amount.currency;
  if (!currency) return {};
  const deltas = [...deltasOf(drafts)];
  const rows = await runPrepared<AccountRow>(em, POST, [
    by.customerId,
    currency,
    deltas.map(([code]) => code),
    deltas.map(([, delta]) => delta.debit),
    deltas.map(([, delta]) => delta.credit),
    by.now,
    by.actor.kind,
    by.actor.id,
    ...parametersOf(drafts),
  ]);
  const foreign = rows.find((row) => row.currency !== null && row.currency !== currency);
  if (foreign?.currency) throw new Problem('currency_mismatch', { currency: foreign.currency });
  const before = Object.fromEntries(
    rows.map(({ code, debits, credits, held }) => [
      code,
      { debits: debits ?? 0, credits: credits ?? 0, held: held ?? 0 },
    ]),
  ) as Accounts;
  // The same sums as the statement made; throws `balance_too_low` exactly when it refused.
  const after = applyTransfers(before, drafts, currency);
  expectTaken(rows, deltas.find(([code]) => code === 'wallet')?.[1].debit ?? 0);
  return after;
}
