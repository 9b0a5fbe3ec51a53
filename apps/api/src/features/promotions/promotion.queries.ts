import { Problem } from '@ur-desk/domain/kernel';
import { type PromotionContent, type PromotionState } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { OWN_REQUEST_COLUMNS, OWN_REQUEST_JOINS } from '../approvals/own-request.view';
import { type PromotionRow, type PromotionVersionRow, type StoredPromotion } from './promotion.view';

const PROMOTION = 'SELECT id, code, current_version_id, created_at, version FROM promotion WHERE id = $1';

const VERSIONS = `SELECT t.id, t.promotion_id, p.code, t.version_no, t.state, t.starts_at, t.ends_at, t.content, t.created_at,
  t.released_at, t.retired_at, ${OWN_REQUEST_COLUMNS}
FROM promotion_version t JOIN promotion p ON p.id = t.promotion_id ${OWN_REQUEST_JOINS}`;

export async function versionsOfPromotions(
  em: EntityManager,
  promotionIds: readonly string[],
): Promise<PromotionVersionRow[]> {
  const sql = `${VERSIONS} WHERE t.promotion_id = ANY($1::uuid[]) ORDER BY t.promotion_id, t.version_no DESC`;
  return em.query<PromotionVersionRow[]>(sql, [promotionIds]);
}

export async function promotionVersionsByIds(
  em: EntityManager,
  ids: readonly string[],
): Promise<PromotionVersionRow[]> {
  if (ids.length === 0) return [];
  return em.query<PromotionVersionRow[]>(`${VERSIONS} WHERE t.id = ANY($1::uuid[])`, [ids]);
}

/** Throws `not_found`. `lock` keeps others from changing it meanwhile. */
export async function promotionById(
  em: EntityManager,
  promotionId: string,
  lock: 'lock' | 'look' = 'look',
): Promise<StoredPromotion> {
  const rows = await em.query<PromotionRow[]>(lock === 'lock' ? `${PROMOTION} FOR UPDATE` : PROMOTION, [
    promotionId,
  ]);
  const promotion = rows[0];
  if (!promotion) throw new Problem('not_found');
  return { promotion, versions: await versionsOfPromotions(em, [promotionId]) };
}

/** What can apply now or later, or is in preparation: what another promotion can meet. */
export async function promotionsAhead(em: EntityManager): Promise<PromotionVersionRow[]> {
  const sql = `${VERSIONS} WHERE t.state IN ('draft', 'test', 'awaitingApproval', 'released', 'suspended')
    AND (t.ends_at IS NULL OR t.ends_at > now()) ORDER BY t.promotion_id, t.version_no DESC`;
  return em.query<PromotionVersionRow[]>(sql);
}

/** What can be tried before it is released: versions in test, and the one in preparation of the named promotion. */
export async function versionsToTry(
  em: EntityManager,
  promotionId: string | null,
): Promise<PromotionVersionRow[]> {
  const sql = `${VERSIONS} WHERE t.state = 'test' OR (t.promotion_id = $1 AND t.state IN ('draft', 'awaitingApproval'))`;
  return em.query<PromotionVersionRow[]>(sql, [promotionId]);
}

/** Which of these ids are promotions. */
export async function knownPromotions(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const sql = 'SELECT id FROM promotion WHERE id = ANY($1::uuid[])';
  return (await em.query<{ id: string }[]>(sql, [ids])).map(({ id }) => id);
}

export async function insertPromotion(
  em: EntityManager,
  promotion: { id: string; code: string; createdAt: string },
): Promise<void> {
  const sql =
    'INSERT INTO promotion (id, code, current_version_id, created_at, version) VALUES ($1, $2, NULL, $3, 1)';
  await em.query(sql, [promotion.id, promotion.code, promotion.createdAt]);
}

const stored = ({ window, ...content }: PromotionContent): unknown[] => [
  window.startsAt,
  window.endsAt,
  JSON.stringify(content),
];

export async function insertPromotionDraft(
  em: EntityManager,
  draft: { id: string; promotionId: string; versionNo: number; createdAt: string },
  content: PromotionContent,
): Promise<void> {
  await em.query(
    `INSERT INTO promotion_version (id, promotion_id, version_no, state, created_at, starts_at, ends_at, content)
     VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7)`,
    [draft.id, draft.promotionId, draft.versionNo, draft.createdAt, ...stored(content)],
  );
}

/** An edited test becomes a draft again: what was tried is no longer what it says. */
export async function updatePromotionDraft(
  em: EntityManager,
  versionId: string,
  content: PromotionContent,
): Promise<void> {
  const sql = `UPDATE promotion_version SET state = 'draft', starts_at = $2, ends_at = $3, content = $4
    WHERE id = $1 AND state IN ('draft', 'test')`;
  await em.query(sql, [versionId, ...stored(content)]);
}

/** Counts a change of the promotion itself. */
export async function bumpPromotion(em: EntityManager, promotionId: string): Promise<void> {
  await em.query('UPDATE promotion SET version = version + 1 WHERE id = $1', [promotionId]);
}

/** The state of a version alone; what is live is told by `markLive`. */
export async function movePromotionVersion(
  em: EntityManager,
  versionId: string,
  to: { state: PromotionState; approvalId?: string },
): Promise<void> {
  const sql =
    'UPDATE promotion_version SET state = $2, approval_id = coalesce($3, approval_id) WHERE id = $1';
  await em.query(sql, [versionId, to.state, to.approvalId ?? null]);
}

/** Makes a version the live one, and what was live before history. */
export async function releasePromotionVersion(
  em: EntityManager,
  version: { id: string; promotionId: string },
  now: string,
): Promise<void> {
  await retirePromotion(em, version.promotionId, now);
  await em.query(`UPDATE promotion_version SET state = 'released', released_at = $2 WHERE id = $1`, [
    version.id,
    now,
  ]);
  await em.query('UPDATE promotion SET current_version_id = $2 WHERE id = $1', [
    version.promotionId,
    version.id,
  ]);
}

/** Takes what is live out of use. Purchases that used it keep it. */
export async function retirePromotion(em: EntityManager, promotionId: string, now: string): Promise<void> {
  await em.query(
    `UPDATE promotion_version SET state = 'retired', retired_at = $2
     WHERE promotion_id = $1 AND state IN ('released', 'suspended')`,
    [promotionId, now],
  );
  await em.query('UPDATE promotion SET current_version_id = NULL WHERE id = $1', [promotionId]);
}
