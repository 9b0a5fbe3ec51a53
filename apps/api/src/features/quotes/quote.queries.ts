import { DAY_MS, Problem } from '@ur-desk/domain/kernel';
import { type CreateQuoteInput, type QuoteView } from '@ur-desk/domain/renewals';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';
import { type PromotionBasis } from '../promotions/live-promotions.service';

export interface StoredQuote {
  id: string;
  customer_id: string;
  hash: string;
  request: CreateQuoteInput;
  expires_at: Date;
}

/** A quote as it was asked for. Throws `not_found`; a quote that ended long ago is not kept. */
export async function quoteById(em: EntityManager, quoteId: string): Promise<StoredQuote> {
  const sql = 'SELECT id, customer_id, hash, request, expires_at FROM quote WHERE id = $1';
  const rows = await em.query<StoredQuote[]>(sql, [quoteId]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** The quote as it was shown. Throws `not_found`. */
export async function quoteAnswer(em: EntityManager, quoteId: string): Promise<QuoteView> {
  const rows = await em.query<{ answer: QuoteView }[]>('SELECT answer FROM quote WHERE id = $1', [quoteId]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0].answer;
}

/** What the promotions of a quote were judged by; null: none was live. Throws `not_found`. */
export async function quotePromotionBasis(
  em: EntityManager,
  quoteId: string,
): Promise<PromotionBasis | null> {
  const sql = 'SELECT promotion_basis FROM quote WHERE id = $1';
  const rows = await em.query<{ promotion_basis: PromotionBasis | null }[]>(sql, [quoteId]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0].promotion_basis;
}

const INSERT = {
  name: 'quote-insert',
  text: `INSERT INTO quote (id, customer_id, hash, request, answer, created_at, expires_at, promotion_basis)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

export async function insertQuote(
  em: EntityManager,
  { request, promotionBasis }: { request: CreateQuoteInput; promotionBasis: PromotionBasis | null },
  quote: QuoteView,
): Promise<void> {
  await runPrepared(em, INSERT, [
    quote.id,
    quote.customerId,
    quote.hash,
    JSON.stringify(request),
    JSON.stringify(quote),
    quote.createdAt,
    quote.expiresAt,
    promotionBasis && JSON.stringify(promotionBasis),
  ]);
}

/** Quotes that ended a day ago: nobody asks for them any more. */
export const OLD_QUOTES = {
  name: 'quotes',
  keptForMs: DAY_MS,
  sql: `DELETE FROM quote WHERE id IN (SELECT id FROM quote WHERE expires_at < $1 ORDER BY expires_at LIMIT $2)`,
};
