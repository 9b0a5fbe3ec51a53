import { type OverviewCaller } from '@ur-desk/domain/customers';
import { addMs, type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  CALLER_LIFE_MS,
  callerVerifiedUntil,
  CODES_WINDOW_MS,
  isCallerVerified,
  MAX_TRIES,
  VERIFICATION_PURPOSES,
  type VerificationFacts,
  verificationStateAt,
  type VerificationView,
} from '@ur-desk/domain/verifications';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { defineList } from '../../platform/http/list-spec';
import { type VerificationEntity } from './verification.entity';

/** A row as SQL gives it. */
export interface VerificationRow {
  id: string;
  customer_id: string;
  purpose: VerificationEntity['purpose'];
  method: VerificationEntity['method'];
  contact: VerificationEntity['contact'];
  state: VerificationEntity['state'];
  secret_sealed: Buffer | null;
  tries: number;
  staff_id: string;
  staff_name: string;
  created_at: Date;
  expires_at: Date;
  confirmed_at: Date | null;
}

const COLUMNS = `v.id, v.customer_id, v.purpose, v.method, v.contact, v.state, v.secret_sealed, v.tries, v.staff_id, v.staff_name,
  v.created_at, v.expires_at, v.confirmed_at`;

export const verificationList = defineList({
  name: 'verifications',
  from: 'verification v',
  select: COLUMNS,
  id: 'v.id',
  table: 'verification',
  fields: {
    customerId: { column: 'v.customer_id', type: 'id', filter: ['eq'] },
    purpose: { column: 'v.purpose', type: 'oneOf', values: VERIFICATION_PURPOSES, filter: ['eq'] },
  },
  // UUIDv7: the order in which they were made.
  defaultSort: ['id', 'DESC'],
});

const factsOf = (row: VerificationRow): VerificationFacts => ({
  purpose: row.purpose,
  method: row.method,
  state: row.state,
  tries: row.tries,
  staffId: row.staff_id,
  expiresAt: row.expires_at.toISOString(),
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
});

export function verificationView(row: VerificationRow, now: Instant): VerificationView {
  const facts = factsOf(row);
  return {
    id: row.id,
    customerId: row.customer_id,
    purpose: row.purpose,
    method: row.method,
    contact: row.contact,
    state: verificationStateAt(facts, now),
    triesLeft: MAX_TRIES - row.tries,
    staffName: row.staff_name,
    createdAt: row.created_at.toISOString(),
    expiresAt: facts.expiresAt,
    confirmedAt: facts.confirmedAt,
    validUntil: callerVerifiedUntil(facts),
  };
}

/** What a colleague is told of the caller who is verified for him. */
export const callerView = (row: VerificationRow): OverviewCaller => ({
  method: row.method,
  staffName: row.staff_name,
  validUntil: callerVerifiedUntil(factsOf(row)),
});

/** Throws `not_found`. */
export async function verificationById(em: EntityManager, id: string): Promise<VerificationRow> {
  const rows = await em.query<VerificationRow[]>(`SELECT ${COLUMNS} FROM verification v WHERE v.id = $1`, [
    id,
  ]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

const SENT_LATELY = `SELECT count(*) AS sent FROM verification WHERE customer_id = $1 AND method = 'code' AND created_at > $2`;

/** How many codes went to a customer within the window that is limited. */
export async function codesSentLately(em: EntityManager, customerId: string, now: Instant): Promise<number> {
  const rows = await em.query<{ sent: number }[]>(SENT_LATELY, [customerId, addMs(now, -CODES_WINDOW_MS)]);
  return rows[0]?.sent ?? 0;
}

const REPLACE = `UPDATE verification SET state = 'replaced', secret_sealed = NULL
WHERE customer_id = $1 AND purpose = $2 AND contact = $3 AND state = 'sent'`;

/** A new code makes the one before it worthless. */
export async function replaceOpen(
  em: EntityManager,
  { customerId, purpose, contact }: Pick<VerificationEntity, 'customerId' | 'purpose' | 'contact'>,
): Promise<void> {
  await em.query(REPLACE, [customerId, purpose, contact]);
}

const CALLERS = `SELECT ${COLUMNS} FROM verification v
WHERE v.customer_id = $1 AND v.purpose = 'caller' AND v.state = 'confirmed' AND v.confirmed_at > $2 ORDER BY v.confirmed_at DESC`;

/** What verifies the caller for a colleague now; null: nothing does. */
export async function callerVerification(
  em: EntityManager,
  { customerId, staffId, now }: { customerId: string; staffId: string; now: Instant },
): Promise<VerificationRow | null> {
  const rows = await em.query<VerificationRow[]>(CALLERS, [customerId, addMs(now, -CALLER_LIFE_MS)]);
  return rows.find((row) => isCallerVerified(factsOf(row), staffId, now)) ?? null;
}

/**
 * Throws `caller_not_verified` unless the colleague has verified who calls. The operator's own shop and the system speak for
 * customers who have signed in there.
 */
export async function requireVerifiedCaller(
  em: EntityManager,
  { customerId, actor, now }: { customerId: string; actor: Actor; now: Instant },
): Promise<void> {
  if (actor.kind !== 'staff') return;
  const verified = await callerVerification(em, { customerId, staffId: actor.id, now });
  if (!verified) throw new Problem('caller_not_verified');
}
