import { Problem, type Instant } from '@ur-desk/domain/kernel';
import { type PlanReviewView, type ReviewWordsView } from '@ur-desk/domain/plan-reviews';
import { type EntityManager } from 'typeorm';
import {
  PLAN_REVIEW_COLUMNS,
  PLAN_REVIEW_FROM,
  planReviewView,
  type PlanReviewRow,
  reviewWordsView,
  type ReviewWordsRow,
} from './plan-review.view';

const SELECT = `SELECT ${PLAN_REVIEW_COLUMNS} FROM ${PLAN_REVIEW_FROM}`;

/** Those of these that there are. Locked, nobody decides them meanwhile. */
export async function reviewsById(
  em: EntityManager,
  ids: readonly string[],
  lock?: 'lock',
): Promise<PlanReviewView[]> {
  // In one order, so that two moderators who tick the same rows do not wait for each other.
  const sql = `${SELECT} WHERE r.id = ANY($1::uuid[]) ORDER BY r.id${lock ? ' FOR UPDATE OF r' : ''}`;
  return (await em.query<PlanReviewRow[]>(sql, [ids])).map(planReviewView);
}

/** Throws `not_found`. */
export async function reviewById(em: EntityManager, id: string, lock?: 'lock'): Promise<PlanReviewView> {
  const [review] = await reviewsById(em, [id], lock);
  if (!review) throw new Problem('not_found');
  return review;
}

/** The last purchase of a plan by a customer, or null: he has not bought it. */
export async function purchaseOf(
  em: EntityManager,
  customerId: string,
  planId: string,
): Promise<string | null> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT id FROM renewal WHERE customer_id = $1 AND plan_id = $2 AND state = 'succeeded'
     ORDER BY created_at DESC, id DESC LIMIT 1`,
    [customerId, planId],
  );
  return rows[0]?.id ?? null;
}

/** What is written of a review: all but what other tables say. */
export type StoredReview = Omit<PlanReviewView, 'planCode' | 'planName' | 'renewalReference' | 'purchasedAt'>;

/** New, or changed. Throws `already_exists` where the customer has reviewed the plan before. */
export async function writeReview(em: EntityManager, review: StoredReview): Promise<void> {
  await em.query(
    `INSERT INTO plan_review (id, customer_id, plan_id, renewal_id, source, entered_by, created_at, stars, text, locale, state,
       reason, decided_by, decided_at, abuse_words, reply, replied_by, replied_at, updated_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     ON CONFLICT (customer_id, id) DO UPDATE SET stars = EXCLUDED.stars, text = EXCLUDED.text, locale = EXCLUDED.locale,
       state = EXCLUDED.state, reason = EXCLUDED.reason, decided_by = EXCLUDED.decided_by, decided_at = EXCLUDED.decided_at,
       abuse_words = EXCLUDED.abuse_words, reply = EXCLUDED.reply, replied_by = EXCLUDED.replied_by,
       replied_at = EXCLUDED.replied_at, updated_at = EXCLUDED.updated_at, version = EXCLUDED.version`,
    [
      review.id,
      review.customerId,
      review.planId,
      review.renewalId,
      review.source,
      review.enteredBy,
      review.createdAt,
      review.stars,
      review.text,
      review.locale,
      review.state,
      review.reason,
      review.decidedBy,
      review.decidedAt,
      review.abuseWords,
      review.reply,
      review.repliedBy,
      review.repliedAt,
      review.updatedAt,
      review.version,
    ],
  );
}

const WORD_LOCKS = { change: ' FOR UPDATE', keep: ' FOR SHARE' } as const;

/** The one list of abuse words: to `change` it, or to `keep` it as it is until what it marked is written. */
export async function reviewWords(
  em: EntityManager,
  lock?: keyof typeof WORD_LOCKS,
): Promise<ReviewWordsView> {
  const [row] = await em.query<ReviewWordsRow[]>(
    `SELECT w.id, w.words, w.updated_at, w.version FROM review_words w${lock ? WORD_LOCKS[lock] : ''}`,
  );
  if (!row) throw new Error('the list is there from the first migration on');
  return reviewWordsView(row);
}

export async function updateReviewWords(em: EntityManager, words: ReviewWordsView): Promise<void> {
  await em.query('UPDATE review_words SET words = $2, updated_at = $3, version = $4 WHERE id = $1', [
    words.id,
    words.words,
    words.updatedAt,
    words.version,
  ]);
}

export interface WaitingText {
  id: string;
  text: string;
}

/** The next reviews that nobody has decided, in the order of their ids. */
export async function waitingTexts(em: EntityManager, after: string, count: number): Promise<WaitingText[]> {
  return em.query<WaitingText[]>(
    `SELECT id, text FROM plan_review WHERE state = 'pending' AND id > $1 ORDER BY id LIMIT $2`,
    [after, count],
  );
}

/** Marks reviews anew. Whoever has one of them open sees no other version of it: nothing of his was changed. */
export async function markReviews(
  em: EntityManager,
  marks: readonly { id: string; words: readonly string[] }[],
  now: Instant,
): Promise<void> {
  await em.query(
    `UPDATE plan_review r SET abuse_words = m.words, updated_at = $2
     FROM jsonb_to_recordset($1::jsonb) AS m (id uuid, words text[])
     WHERE r.id = m.id AND r.state = 'pending' AND r.abuse_words <> m.words`,
    [JSON.stringify(marks), now],
  );
}
