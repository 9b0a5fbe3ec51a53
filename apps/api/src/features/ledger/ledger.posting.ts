import { type CurrencyCode, type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  type AccountCode,
  type Accounts,
  applyTransfers,
  deltasOf,
  type TransferDraft,
} from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { type Actor } from '../../platform/db/call-context';
import { type PreparedStatement, runPrepared } from '../../platform/db/prepared';

/** The id of a movement: the same cause and leg always give the same one. */
export const transferId = (draft: Pick<TransferDraft, 'cause' | 'leg'>): string =>
  uuidv5(draft.leg, draft.cause.id);

/*
 * One statement: reads the accounts, refuses when the wallet would fall below its floor or the currency is another one,
 * else changes the sums and writes the transfers. Existing accounts are updated and new ones inserted separately, because
 * ON CONFLICT checks constraints on the row that it proposes, which would refuse every debit.
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
), posted AS (
  INSERT INTO transfer (customer_id, currency, at, actor_kind, actor_id, id, kind, debit_code, credit_code, amount,
                        cause_kind, cause_id, cause_reference, reason, reverses_id)
  SELECT $1, $2, $6, $7, $8, t.id, t.kind, t.debit, t.credit, t.amount,
         t.cause_kind, t.cause_id, t.cause_reference, t.reason, t.reverses_id
  FROM unnest($9::uuid[], $10::text[], $11::text[], $12::text[], $13::bigint[], $14::text[], $15::uuid[], $16::text[],
              $17::text[], $18::uuid[]) WITH ORDINALITY
    AS t (id, kind, debit, credit, amount, cause_kind, cause_id, cause_reference, reason, reverses_id, n)
  WHERE NOT EXISTS (SELECT FROM refused) ORDER BY t.n
)
SELECT code, currency, debits, credits, held FROM before`,
};

interface AccountRow extends Record<string, unknown> {
  code: AccountCode;
  /** Null when the account is opened by this posting. */
  currency: CurrencyCode | null;
  debits: number | null;
  credits: number | null;
  held: number | null;
}

export interface PostingBy {
  customerId: string;
  actor: Actor;
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
  ];
}

/**
 * Writes transfers and the sums of their accounts, all or none; the customer's row must be locked. Returns the accounts
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
  return applyTransfers(before, drafts, currency);
}
