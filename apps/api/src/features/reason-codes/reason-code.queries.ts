import { Problem } from '@ur-desk/domain/kernel';
import { type ReasonCodeView, type ReasonFacts, type ReasonUse } from '@ur-desk/domain/reason-codes';
import { type EntityManager } from 'typeorm';
import { REASON_CODE_COLUMNS, type ReasonCodeRow, reasonCodeView } from './reason-code.view';

const SELECT = `SELECT ${REASON_CODE_COLUMNS} FROM reason_code r`;

/**
 * What is offered for a use, as JSON, in the catalogue's order: for a facts query of a feature that asks for a reason.
 * `use` is a word of ours, never what somebody typed.
 */
export const offeredReasonsSql = (use: ReasonUse): string =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object('code', o.code, 'text', o.text, 'commentNeeded', o.comment_needed)
     ORDER BY o.position, o.code), '[]') FROM reason_code o WHERE o.active AND '${use}' = ANY(o.uses))`;

/** The reasons as such a query gives them, in plain order of their fields. */
export const offeredReasons = (reasons: readonly ReasonFacts[]): ReasonFacts[] =>
  reasons.map(({ code, text, commentNeeded }) => ({
    code,
    text: { en: text.en, zh: text.zh },
    commentNeeded,
  }));

/** Throws `not_found`. */
export async function reasonCodeById(em: EntityManager, id: string): Promise<ReasonCodeView> {
  const rows = await em.query<ReasonCodeRow[]>(`${SELECT} WHERE r.id = $1`, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return reasonCodeView(rows[0]);
}

/** The whole catalogue, locked: a change is decided on all of it (it has a few dozen rows). */
export async function lockReasonCodes(em: EntityManager): Promise<ReasonCodeView[]> {
  const rows = await em.query<ReasonCodeRow[]>(`${SELECT} ORDER BY r.id FOR UPDATE`);
  return rows.map(reasonCodeView);
}

/** Writes an entry, new or changed. */
export async function writeReasonCode(em: EntityManager, reason: ReasonCodeView): Promise<void> {
  const { id, code, text, uses, commentNeeded, active, position, createdAt, updatedAt, version } = reason;
  await em.query(
    `INSERT INTO reason_code (id, code, text, uses, comment_needed, active, position, created_at, updated_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET text = EXCLUDED.text, uses = EXCLUDED.uses, comment_needed = EXCLUDED.comment_needed,
       active = EXCLUDED.active, position = EXCLUDED.position, updated_at = EXCLUDED.updated_at, version = EXCLUDED.version`,
    [id, code, JSON.stringify(text), uses, commentNeeded, active, position, createdAt, updatedAt, version],
  );
}
