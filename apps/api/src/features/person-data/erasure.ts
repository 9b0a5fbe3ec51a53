import { ERASED_KINDS, type ErasedKind } from '@ur-desk/domain/person-data';
import { type EntityManager } from 'typeorm';
import { NEVER_DUE, OPEN_TICKETS } from '../tickets/ticket.view';

/** What of one table is removed of a person. */
interface Erasure {
  kind: ErasedKind;
  table: string;
  /** Which rows; `$1` is the customer. */
  where: string;
  /** What becomes of them; left out: they are deleted. */
  set?: string;
}

const OF_CUSTOMER = 'customer_id = $1';
const NUMBER_SHOWN = `${OF_CUSTOMER} AND msisdn NOT LIKE '%•%'`;
const NUMBER_MASKED = `msisdn = left(msisdn, 3) || repeat('•', greatest(length(msisdn) - 5, 0)) || right(msisdn, 2)`;
const OF_HIS_LINES = 'line_id IN (SELECT id FROM line WHERE customer_id = $1)';

/** Words that colleagues wrote, and the column's way to have none. */
const WORDS = [
  { table: 'refund', columns: ['comment', 'override_reason'], none: 'NULL' },
  { table: 'adjustment', columns: ['comment'], none: 'NULL' },
  { table: 'dispute', columns: ['evidence_text', 'answer_comment'], none: 'NULL' },
  { table: 'line', columns: ['label'], none: 'NULL' },
  { table: 'payment_block', columns: ['reason', 'lift_reason'], none: `''` },
  { table: 'charge_exception', columns: ['reason'], none: `''` },
  { table: 'account_closing', columns: ['reason'], none: `''` },
  { table: 'tier_change', columns: ['reason'], none: `''` },
  { table: 'settlement_line', columns: ['explanation_note'], none: `''` },
  { table: 'unusual_activity', columns: ['note'], none: `''` },
] as const;

/* What there is stays told from what there never was, which constraints ask for. */
const wordsOf = ({ table, columns, none }: (typeof WORDS)[number]): Erasure => ({
  kind: 'texts',
  table,
  where: `${OF_CUSTOMER} AND (${columns.map((column) => `${column} <> ''`).join(' OR ')})`,
  set: columns.map((column) => `${column} = CASE WHEN ${column} IS NOT NULL THEN ${none} END`).join(', '),
});

const ERASURES: readonly Erasure[] = [
  { kind: 'contact', table: 'customer_contact', where: OF_CUSTOMER },
  {
    kind: 'contact',
    table: 'verification',
    where: `${OF_CUSTOMER} AND num_nonnulls(contact, secret_sealed) > 0`,
    set: 'contact = NULL, secret_sealed = NULL',
  },
  {
    kind: 'messages',
    table: 'notification',
    where: OF_CUSTOMER,
    set: `head_sealed = '', body_sealed = '', error_detail = NULL,
      state = CASE WHEN state = 'queued' THEN 'failed' ELSE state END,
      error = CASE WHEN state = 'queued' THEN 'noAddress' ELSE error END`,
  },
  { kind: 'texts', table: 'note', where: OF_CUSTOMER },
  { kind: 'texts', table: 'ticket_entry', where: `${OF_CUSTOMER} AND text_sealed IS NOT NULL` },
  // Nobody is left to be answered.
  {
    kind: 'texts',
    table: 'ticket',
    where: `${OF_CUSTOMER} AND subject_sealed <> ''`,
    set: `subject_sealed = '', clock_since = NULL, due_at = '${NEVER_DUE}',
      state = CASE WHEN state IN (${OPEN_TICKETS}) THEN 'cancelled' ELSE state END`,
  },
  { kind: 'texts', table: 'plan_review', where: OF_CUSTOMER },
  ...WORDS.map(wordsOf),
  { kind: 'files', table: 'evidence_file', where: OF_CUSTOMER },
  {
    kind: 'savedMethods',
    table: 'payment_method',
    where: `${OF_CUSTOMER} AND last_four <> ''`,
    set: `state = 'removed', is_default = false, removed_at = coalesce(removed_at, $2::timestamptz), automatic_use_since = NULL,
      brand = '', last_four = ''`,
  },
  {
    kind: 'savedMethods',
    table: 'payment_link',
    where: `${OF_CUSTOMER} AND provider_url IS NOT NULL`,
    set: 'provider_url = NULL',
  },
  // First what finds its line, then the line.
  { kind: 'numbers', table: 'stock_number', where: OF_HIS_LINES, set: 'line_id = NULL' },
  {
    kind: 'numbers',
    table: 'stock_profile',
    where: OF_HIS_LINES,
    set: `line_id = NULL, state = 'revoked', sealed_activation_code = NULL`,
  },
  { kind: 'numbers', table: 'sim_profile', where: OF_CUSTOMER },
  { kind: 'numbers', table: 'line_order', where: NUMBER_SHOWN, set: `${NUMBER_MASKED}, iccid = NULL` },
  { kind: 'numbers', table: 'line', where: NUMBER_SHOWN, set: NUMBER_MASKED },
];

/**
 * Passing things: answers for repeated calls, events that were told, prices that nobody bought at, findings. Nothing of them is counted,
 * nobody would miss them.
 */
const FORGOTTEN = ['idempotency_key', 'outbox_event', 'quote', 'finding'] as const;

/** How much of each kind there is of a person. */
export async function countErased(
  em: EntityManager,
  customerId: string,
): Promise<Record<ErasedKind, number>> {
  const counted = ERASURES.map(
    ({ kind, table, where }) => `SELECT '${kind}' AS kind, count(*) AS n FROM ${table} WHERE ${where}`,
  ).join(' UNION ALL ');
  const sql = `SELECT kind, sum(n) AS n FROM (${counted}) AS found GROUP BY kind`;
  const rows = await em.query<{ kind: ErasedKind; n: number }[]>(sql, [customerId]);
  const counts = Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
  return Object.fromEntries(ERASED_KINDS.map((kind) => [kind, counts[kind] ?? 0])) as Record<
    ErasedKind,
    number
  >;
}

const ERASE = ({ table, where, set }: Erasure): string =>
  set === undefined ? `DELETE FROM ${table} WHERE ${where}` : `UPDATE ${table} SET ${set} WHERE ${where}`;

/* An account without a person: it is still found by its reference, and everything that joins it goes on. */
const BLANK_CONTACT = `INSERT INTO customer_contact (customer_id, custom_fields, search_text)
  SELECT id, '{}', $2 FROM customer WHERE id = $1`;

/**
 * Removes everything about a person, and at last the key with which the rest is sealed: messages, history, requests and answers stay as
 * they are, can be verified, and can never be read again (A5). Inside a write that locked the customer.
 */
export async function erasePerson(
  em: EntityManager,
  customerId: string,
  { now, searchText }: { now: string; searchText: string },
): Promise<void> {
  for (const erasure of ERASURES) {
    const sql = ERASE(erasure);
    await em.query(sql, sql.includes('$2') ? [customerId, now] : [customerId]);
  }
  for (const table of FORGOTTEN) await em.query(`DELETE FROM ${table} WHERE ${OF_CUSTOMER}`, [customerId]);
  await em.query(BLANK_CONTACT, [customerId, searchText]);
  await em.query(`DELETE FROM customer_key WHERE ${OF_CUSTOMER}`, [customerId]);
  await em.query(
    `UPDATE customer SET tags = '{}', anonymised_at = $2, updated_at = $2, version = version + 1 WHERE id = $1`,
    [customerId, now],
  );
}
