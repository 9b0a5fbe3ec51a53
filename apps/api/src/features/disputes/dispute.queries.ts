import { randomBytes } from 'node:crypto';
import {
  type DisputeAnswerKind,
  type DisputePlanEffect,
  disputeReasonOf,
  type DisputeState,
  type DisputeView,
  isDisputeEnded,
} from '@ur-desk/domain/disputes';
import { type Instant, makeReference, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import {
  type DisputeRefusal,
  type OutsideProviderName,
  type ProviderDispute,
} from '@ur-desk/domain/payments';
import { type TierProgress } from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';
import { DISPUTE_COLUMNS, DISPUTE_FROM, type DisputeRow, disputeView } from './dispute.view';

/** One dispute as it is stored. Throws `not_found`. */
export async function disputeRow(em: EntityManager, id: string): Promise<DisputeRow> {
  const sql = `SELECT ${DISPUTE_COLUMNS} FROM ${DISPUTE_FROM} WHERE t.id = $1`;
  const rows = await em.query<DisputeRow[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** One dispute. Throws `not_found`. */
export const disputeById = async (em: EntityManager, id: string): Promise<DisputeView> =>
  disputeView(await disputeRow(em, id));

/** Whose dispute it is: known before the write, because the write locks that customer. Throws `not_found`. */
export async function customerOfDispute(em: EntityManager, id: string): Promise<string> {
  const rows = await em.query<{ customer_id: string }[]>('SELECT customer_id FROM dispute WHERE id = $1', [
    id,
  ]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0].customer_id;
}

const MONEY_TAKEN = `SELECT ${DISPUTE_COLUMNS} FROM ${DISPUTE_FROM}
WHERE t.customer_id = $1 AND t.created_at >= $2 AND t.funds_taken ORDER BY t.created_at, t.id`;

/** Disputes of a customer that began since then and whose money the provider has taken back, the oldest first. */
export const disputesWithMoneyTaken = (
  em: EntityManager,
  customerId: string,
  since: Instant,
): Promise<DisputeRow[]> => em.query<DisputeRow[]>(MONEY_TAKEN, [customerId, since]);

/** The dispute that a provider calls by this name, or null. */
export async function disputeOfProvider(
  em: EntityManager,
  of: { provider: OutsideProviderName; reference: string },
): Promise<string | null> {
  const sql = 'SELECT id FROM dispute WHERE provider = $1 AND provider_reference = $2';
  const rows = await em.query<{ id: string }[]>(sql, [of.provider, of.reference]);
  return rows[0]?.id ?? null;
}

/** What the provider says now, with when it was asked and when it is asked next. */
export interface SaidNow {
  said: ProviderDispute;
  state: DisputeState;
  askedAt: Instant;
  nextCheckAt: Instant | null;
  attempts: number;
  now: Instant;
}

const INSERT = `INSERT INTO dispute (customer_id, id, reference, payment_id, provider, provider_reference, state, reason,
  provider_reason, amount, currency, funds_taken, fee, fee_currency, evidence_due_at, answer_no, answer_sending, plan_effect,
  tier_progress, asked_at, attempts, janitor_at, created_at, settled_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, false, 'keep', 'keep', $16, $17, $18, $19, $20, 1)`;

const saidParameters = ({ said, state, askedAt, nextCheckAt, attempts, now }: SaidNow): unknown[] => [
  state,
  disputeReasonOf(said.reason),
  said.reason.slice(0, 80),
  said.amount.amount,
  said.amount.currency,
  said.fundsTaken,
  said.fee?.amount ?? null,
  said.fee?.currency ?? null,
  said.evidenceDueAt,
  askedAt,
  attempts,
  nextCheckAt,
  now,
  isDisputeEnded(state) ? now : null,
];

/** Writes a dispute that was not known. */
export async function insertDispute(
  em: EntityManager,
  of: { customerId: string; id: string; paymentId: string; provider: OutsideProviderName },
  now: SaidNow,
): Promise<void> {
  const reference = makeReference('dispute', randomBytes(REFERENCE_BYTES));
  const { customerId, id, paymentId, provider } = of;
  const name = now.said.disputeReference;
  await em.query(INSERT, [customerId, id, reference, paymentId, provider, name, ...saidParameters(now)]);
}

/* `answer_sending` ends when the provider no longer waits for an answer. What was refused is forgotten when it is asked anew. */
const UPDATE = `UPDATE dispute SET state = $3, reason = $4, provider_reason = $5, amount = $6, currency = $7, funds_taken = $8, fee = $9,
  fee_currency = $10, evidence_due_at = $11, asked_at = $12, attempts = $13, janitor_at = $14,
  settled_at = CASE WHEN $16::timestamptz IS NULL THEN NULL ELSE coalesce(settled_at, $15::timestamptz) END,
  answer_sending = answer_sending AND $3 = 'needsResponse', version = version + 1
WHERE customer_id = $1 AND id = $2`;

/** Writes what the provider says of a dispute that is known. */
export async function updateDispute(
  em: EntityManager,
  of: { customerId: string; id: string },
  now: SaidNow,
): Promise<void> {
  await em.query(UPDATE, [of.customerId, of.id, ...saidParameters(now)]);
}

const ANSWER = `UPDATE dispute SET answer_kind = $3, answer_no = answer_no + 1, answer_sending = true, answer_comment = $4,
  answer_refusal = NULL, answered_at = $5, actor_kind = $6, actor_id = $7, attempts = 0, janitor_at = $8, version = version + 1
WHERE customer_id = $1 AND id = $2`;

/** An answer is on its way to the provider. */
export async function startAnswer(
  em: EntityManager,
  of: { customerId: string; id: string },
  answer: {
    kind: DisputeAnswerKind;
    comment: string | null;
    actor: { kind: string; id: string };
    now: Instant;
    nextCheckAt: Instant | null;
  },
): Promise<void> {
  const { kind, comment, actor, now, nextCheckAt } = answer;
  await em.query(ANSWER, [of.customerId, of.id, kind, comment, now, actor.kind, actor.id, nextCheckAt]);
}

const REFUSED = `UPDATE dispute SET answer_kind = NULL, answer_sending = false, answer_comment = NULL, answer_refusal = $3,
  answered_at = NULL, actor_kind = NULL, actor_id = NULL, version = version + 1
WHERE customer_id = $1 AND id = $2 AND answer_sending RETURNING id`;

/** The provider did not take the answer: the dispute waits as before. Gives false when that was settled otherwise. */
export async function refuseStartedAnswer(
  em: EntityManager,
  of: { customerId: string; id: string },
  reason: DisputeRefusal,
): Promise<boolean> {
  const [changed] = await em.query<[unknown[], number]>(REFUSED, [of.customerId, of.id, reason]);
  return changed.length === 1;
}

/** The provider is asked again later. */
export async function askLater(
  em: EntityManager,
  of: { customerId: string; id: string },
  nextCheckAt: Instant | null,
): Promise<void> {
  const sql = `UPDATE dispute SET attempts = attempts + 1, janitor_at = $3
    WHERE customer_id = $1 AND id = $2 AND state IN ('needsResponse', 'underReview')`;
  await em.query(sql, [of.customerId, of.id, nextCheckAt]);
}

/** Disputes that a provider should be asked about now, the longest due first. */
export async function disputesToAskFor(em: EntityManager, now: Instant, atMost: number): Promise<string[]> {
  const sql = 'SELECT id FROM dispute WHERE janitor_at <= $1 ORDER BY janitor_at LIMIT $2';
  const rows = await em.query<{ id: string }[]>(sql, [now, atMost]);
  return rows.map(({ id }) => id);
}

const EVIDENCE = `UPDATE dispute SET evidence_text = $3, version = version + 1
WHERE customer_id = $1 AND id = $2 AND version = $4::bigint RETURNING id`;

/** Changes the text of the evidence. Gives false when somebody else was faster. */
export async function saveEvidenceText(
  em: EntityManager,
  of: { customerId: string; id: string },
  { text, version }: { text: string | null; version: number },
): Promise<boolean> {
  const [changed] = await em.query<[unknown[], number]>(EVIDENCE, [of.customerId, of.id, text, version]);
  return changed.length === 1;
}

/** Keeps what staff chose. */
export async function saveEffects(
  em: EntityManager,
  of: { customerId: string; id: string },
  effects: { planEffect: DisputePlanEffect; tierProgress: TierProgress },
): Promise<void> {
  const sql = `UPDATE dispute SET plan_effect = $3, tier_progress = $4, version = version + 1
    WHERE customer_id = $1 AND id = $2`;
  await em.query(sql, [of.customerId, of.id, effects.planEffect, effects.tierProgress]);
}
