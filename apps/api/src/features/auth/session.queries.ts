import { createHash, randomBytes } from 'node:crypto';
import {
  REFRESH_GRACE_MS,
  SESSION_IDLE_MS,
  SESSION_LIFE_MS,
  type SessionEndReason,
} from '@ur-desk/domain/staff';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';
import { v7 as uuidv7 } from 'uuid';
import { defineList } from '../../platform/http/list-spec';

/** Sessions go by the database's clock alone; what time travel in tests does to plans does not sign anybody out. */
export const LIVE_SESSION = `s.ended_at IS NULL AND s.started_at > now() - interval '${SESSION_LIFE_MS} ms'
  AND s.last_seen_at > now() - interval '${SESSION_IDLE_MS} ms'`;

export interface NewSession {
  staffId: string;
  address: string;
  device: string;
  /** Sessions that the person may have at once, this one included. */
  limit: number;
}

/** A token that cannot be guessed (256 bit), for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

const REPLACE_SQL = `
UPDATE session SET ended_at = now(), end_reason = 'replaced' WHERE id IN (
  SELECT s.id FROM session s WHERE s.staff_id = $1 AND ${LIVE_SESSION}
  ORDER BY s.started_at DESC, s.id DESC OFFSET $2)`;

/** Begins a session; the oldest ones beyond the limit make room. The caller has locked the staff member's row. */
export async function insertSession(
  em: EntityManager,
  { staffId, address, device, limit }: NewSession,
): Promise<{ id: string; refreshToken: string }> {
  const id = uuidv7();
  const refreshToken = newToken();
  await em.query(
    `INSERT INTO session (id, staff_id, address, device, started_at, last_seen_at)
     VALUES ($1, $2, $3, $4, now(), now())`,
    [id, staffId, address, device],
  );
  await em.query('INSERT INTO refresh_token (token_hash, session_id, created_at) VALUES ($1, $2, now())', [
    hashToken(refreshToken),
    id,
  ]);
  await em.query(REPLACE_SQL, [staffId, limit]);
  return { id, refreshToken };
}

/** Ends the sessions of somebody, but for one that may go on. Their number. */
export async function endSessionsOf(
  em: EntityManager,
  staffId: string,
  { reason, except = null }: { reason: SessionEndReason; except?: string | null },
): Promise<number> {
  const ended = await em.query<[unknown[], number]>(
    `UPDATE session s SET ended_at = now(), end_reason = $2
     WHERE s.staff_id = $1 AND s.ended_at IS NULL AND s.id IS DISTINCT FROM $3::uuid`,
    [staffId, reason, except],
  );
  return ended[1];
}

/** Ends one session; null when it is unknown, over already, or not `staffId`'s (null: anybody's). */
export async function endSession(
  em: EntityManager,
  id: string,
  { reason, staffId }: { reason: SessionEndReason; staffId: string | null },
): Promise<{ staffId: string } | null> {
  const [rows] = await em.query<[{ staff_id: string }[], number]>(
    `UPDATE session s SET ended_at = now(), end_reason = $2
     WHERE s.id = $1 AND s.ended_at IS NULL AND ($3::uuid IS NULL OR s.staff_id = $3) RETURNING s.staff_id`,
    [id, reason, staffId],
  );
  return rows[0] ? { staffId: rows[0].staff_id } : null;
}

/*
 * One statement, so that of two uses of a token only one is the first. Bookkeeping of a session that goes on, and so not
 * audited: its start, its end and a second use are.
 */
const ROTATE_SQL = `
WITH used AS (
  UPDATE refresh_token t SET used_at = now() FROM session s JOIN staff ON staff.id = s.staff_id
  WHERE t.token_hash = $1 AND t.used_at IS NULL AND s.id = t.session_id AND staff.state = 'active' AND ${LIVE_SESSION}
  RETURNING t.session_id
), fresh AS (
  INSERT INTO refresh_token (token_hash, session_id, created_at) SELECT $2, session_id, now() FROM used
), seen AS (
  UPDATE session SET last_seen_at = now() WHERE id IN (SELECT session_id FROM used)
)
SELECT session_id FROM used`;

/** Uses a refresh token up and makes the next one. Null: it is not the session's valid one. */
export async function rotateRefreshToken(
  em: EntityManager,
  token: string,
): Promise<{ sessionId: string; refreshToken: string } | null> {
  const refreshToken = newToken();
  const rows = await em.query<{ session_id: string }[]>(ROTATE_SQL, [
    hashToken(token),
    hashToken(refreshToken),
  ]);
  return rows[0] ? { sessionId: rows[0].session_id, refreshToken } : null;
}

export interface UsedToken {
  sessionId: string;
  staffId: string;
  /** Used so lately that another tab may have done it. */
  lately: boolean;
}

const USED_SQL = `
SELECT s.id, s.staff_id, t.used_at > now() - interval '${REFRESH_GRACE_MS} ms' AS lately
FROM refresh_token t JOIN session s ON s.id = t.session_id
WHERE t.token_hash = $1 AND t.used_at IS NOT NULL AND ${LIVE_SESSION}`;

/** A token that was used before and whose session still lives; null for any other. */
export async function findUsedToken(em: EntityManager, token: string): Promise<UsedToken | null> {
  const rows = await em.query<{ id: string; staff_id: string; lately: boolean }[]>(USED_SQL, [
    hashToken(token),
  ]);
  return rows[0] ? { sessionId: rows[0].id, staffId: rows[0].staff_id, lately: rows[0].lately } : null;
}

export interface SessionOwner {
  staffId: string;
  role: string;
  name: string;
  demo: boolean;
  secondFactorConfirmed: boolean;
  touchDue: boolean;
}

const OWNER_COLUMNS = `staff.id AS "staffId", staff.role, staff.name, staff.demo,
  staff.totp_confirmed_at IS NOT NULL AS "secondFactorConfirmed",
  s.last_seen_at < now() - interval '1 minute' AS "touchDue"`;

const OWNER = {
  name: 'session-owner',
  text: `
SELECT ${OWNER_COLUMNS}
FROM session s JOIN staff ON staff.id = s.staff_id
WHERE s.id = $1 AND staff.state = 'active' AND ${LIVE_SESSION}`,
};

const OWNERS_SQL = `
SELECT s.id AS "sessionId", ${OWNER_COLUMNS}
FROM session s JOIN staff ON staff.id = s.staff_id
WHERE s.id = ANY($1::uuid[]) AND staff.state = 'active' AND ${LIVE_SESSION}`;

/** Whose session it is, if it lives; one cheap statement, since it stands before every request. */
export async function findSessionOwner(em: EntityManager, id: string): Promise<SessionOwner | null> {
  const rows = await runPrepared<SessionOwner>(em, OWNER, [id]);
  return rows[0] ?? null;
}

/** The same for several sessions at once. */
export async function findSessionOwners(
  em: EntityManager,
  ids: readonly string[],
): Promise<(SessionOwner & { sessionId: string })[]> {
  return em.query(OWNERS_SQL, [ids]);
}

/** Notes that the session is in use; to the minute is enough. */
export async function touchSession(em: EntityManager, id: string): Promise<void> {
  await em.query('UPDATE session SET last_seen_at = now() WHERE id = $1 AND ended_at IS NULL', [id]);
}

const sessionColumns = {
  select: `s.id, s.staff_id AS "staffId", staff.name AS "staffName", s.address, s.device, s.started_at AS "startedAt",
    s.last_seen_at AS "lastSeenAt", s.ended_at AS "endedAt", s.end_reason AS "endReason"`,
  from: 'session s JOIN staff ON staff.id = s.staff_id',
} as const;

/** Sessions in progress. */
export const sessionList = defineList({
  name: 'sessions',
  ...sessionColumns,
  id: 's.id',
  table: 'session',
  where: LIVE_SESSION,
  fields: {
    staffId: { column: 's.staff_id', type: 'id', filter: ['eq'] },
    startedAt: { column: 's.started_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    lastSeenAt: { column: 's.last_seen_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['startedAt', 'DESC'],
});
