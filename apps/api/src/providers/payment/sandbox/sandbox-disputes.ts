import { createHash } from 'node:crypto';
import { addMs, type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import {
  isSandboxToken,
  type ProviderDispute,
  SANDBOX_DISPUTE_DUE_MS,
  SANDBOX_DISPUTE_FEE,
  SANDBOX_PROCESSING_MS,
  sandboxDispute,
} from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { type DisputeAnswerRequest } from '../payment-provider.port';
import { type SandboxDisputeState, type SandboxEvidence } from './sandbox-dispute.entity';

export interface DisputeRow {
  charge_key: string;
  provider_reference: string;
  charge_reference: string;
  amount: number;
  currency: CurrencyCode;
  fee: number;
  reason: string;
  contested: 'won' | 'lost';
  state: SandboxDisputeState;
  evidence_due_at: Date | null;
  untold: boolean;
}

const INSERT = `INSERT INTO sandbox_dispute
  (charge_key, provider_reference, amount, currency, fee, reason, contested, state, due_at, due_state)
SELECT c.idempotency_key, $2, c.amount, c.currency, $3, $4, $5, 'none', $6, 'needsResponse'
FROM sandbox_charge c WHERE c.idempotency_key = $1 AND c.result = 'captured' ON CONFLICT DO NOTHING`;

/** Some test cards belong to people who object soon after they were charged. */
export async function disputeLater(
  em: EntityManager,
  of: { chargeKey: string; token: string | null },
  now: Instant,
): Promise<void> {
  const { chargeKey, token } = of;
  const outcome = token !== null && isSandboxToken(token) ? sandboxDispute(token) : null;
  if (!outcome) return;
  const digest = createHash('sha256').update(`dispute ${chargeKey}`).digest('hex');
  const { reason, contested } = outcome;
  const dueAt = addMs(now, SANDBOX_PROCESSING_MS);
  const reference = `sbd_${digest.slice(0, 20)}`;
  await em.query(INSERT, [chargeKey, reference, SANDBOX_DISPUTE_FEE, reason, contested, dueAt]);
}

/*
 * One step of those whose time has come: the payer objects, and then the deadline runs; whoever lets it pass has lost; a contested
 * one is decided.
 */
const END_DUE = `UPDATE sandbox_dispute SET state = due_state, untold = true,
  evidence_due_at = CASE due_state WHEN 'needsResponse' THEN due_at + interval '${SANDBOX_DISPUTE_DUE_MS} ms' ELSE evidence_due_at END,
  due_at = CASE due_state WHEN 'needsResponse' THEN due_at + interval '${SANDBOX_DISPUTE_DUE_MS} ms' END,
  due_state = CASE due_state WHEN 'needsResponse' THEN 'lost' END
WHERE due_at <= $1`;
const MOST_STEPS = 2;

/** Lets everything happen whose time has come. */
export async function endDueDisputes(em: EntityManager, now: Instant): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) await em.query(END_DUE, [now]);
}

const COLUMNS = `d.*, c.provider_reference AS charge_reference FROM sandbox_dispute d
  JOIN sandbox_charge c ON c.idempotency_key = d.charge_key`;

/** A dispute as it stands now; null while nobody has objected. */
export async function recallDispute(
  em: EntityManager,
  reference: string,
  now: Instant,
): Promise<DisputeRow | null> {
  await endDueDisputes(em, now);
  const sql = `SELECT ${COLUMNS} WHERE d.provider_reference = $1 AND d.state <> 'none'`;
  const rows = await em.query<DisputeRow[]>(sql, [reference]);
  return rows[0] ?? null;
}

/** Whether a charge is disputed, and not won: then nothing of it is given back. */
export async function isDisputed(em: EntityManager, chargeKey: string, now: Instant): Promise<boolean> {
  await endDueDisputes(em, now);
  const sql = `SELECT 1 FROM sandbox_dispute WHERE charge_key = $1 AND state NOT IN ('none', 'won')`;
  return (await em.query<unknown[]>(sql, [chargeKey])).length > 0;
}

const ANSWER = `UPDATE sandbox_dispute SET state = $2, due_at = $3::timestamptz, due_state = $4, evidence = $5, untold = true
WHERE provider_reference = $1 AND state = 'needsResponse'`;

/** Takes our answer: an accepted one is lost at once, a contested one is decided a little later. */
export async function answerSandboxDispute(
  em: EntityManager,
  { disputeReference, answer }: DisputeAnswerRequest,
  about: { contested: 'won' | 'lost'; now: Instant },
): Promise<void> {
  if (answer.kind === 'accept')
    return void (await em.query(ANSWER, [disputeReference, 'lost', null, null, null]));
  const evidence: SandboxEvidence = {
    textLength: answer.text?.length ?? 0,
    files: answer.files.map(({ kind, mediaType }) => `${kind} ${mediaType}`),
  };
  const dueAt = addMs(about.now, SANDBOX_PROCESSING_MS);
  const values = [disputeReference, 'underReview', dueAt, about.contested, JSON.stringify(evidence)];
  await em.query(ANSWER, values);
}

/** What is still to be told. */
export const disputesToTell = (em: EntityManager, atMost: number): Promise<DisputeRow[]> =>
  em.query<DisputeRow[]>(`SELECT ${COLUMNS} WHERE d.untold ORDER BY d.charge_key LIMIT $1`, [atMost]);

/** The event about this state is written. */
export const disputeTold = (em: EntityManager, { charge_key, state }: DisputeRow): Promise<unknown> =>
  em.query('UPDATE sandbox_dispute SET untold = false WHERE charge_key = $1 AND state = $2', [
    charge_key,
    state,
  ]);

/** A dispute in the words of the port. The money is with the payer from his objection on, until we have won. */
export function providerDispute(row: DisputeRow): ProviderDispute {
  const { state, currency } = row;
  if (state === 'none') throw new Error(`${row.provider_reference} is not disputed`);
  return {
    disputeReference: row.provider_reference,
    paymentReference: row.charge_reference,
    amount: { amount: row.amount, currency },
    fee: { amount: row.fee, currency },
    reason: row.reason,
    state,
    evidenceDueAt: row.evidence_due_at?.toISOString() ?? null,
    fundsTaken: state !== 'won',
  };
}
