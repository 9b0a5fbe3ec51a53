import { foldText, LOCALES, type LocalText, type Locale } from '@ur-desk/domain/kernel';
import {
  PLAN_REVIEW_SOURCES,
  PLAN_REVIEW_STATES,
  type PlanReviewSource,
  type PlanReviewState,
  type PlanReviewView,
  type ReviewWordsView,
} from '@ur-desk/domain/plan-reviews';
import { defineList } from '../../platform/http/list-spec';

export interface PlanReviewRow {
  id: string;
  customer_id: string;
  plan_id: string;
  plan_code: string;
  plan_name: LocalText;
  renewal_id: string;
  renewal_reference: string;
  purchased_at: Date;
  stars: number;
  text: string;
  locale: Locale;
  source: PlanReviewSource;
  entered_by: string;
  state: PlanReviewState;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  abuse_words: string[];
  reply: string | null;
  replied_by: string | null;
  replied_at: Date | null;
  created_at: Date;
  updated_at: Date;
  version: number;
}

/** The name is that of the version that was bought. */
export const PLAN_REVIEW_FROM = `plan_review r JOIN plan p ON p.id = r.plan_id
  JOIN renewal n ON n.id = r.renewal_id AND n.customer_id = r.customer_id JOIN plan_version v ON v.id = n.plan_version_id`;
export const PLAN_REVIEW_COLUMNS = `r.id, r.customer_id, r.plan_id, p.code AS plan_code, v.name AS plan_name, r.renewal_id,
  n.reference AS renewal_reference, n.created_at AS purchased_at, r.stars, r.text, r.locale, r.source, r.entered_by, r.state,
  r.reason, r.decided_by, r.decided_at, r.abuse_words, r.reply, r.replied_by, r.replied_at, r.created_at, r.updated_at, r.version`;

export const planReviewView = (row: PlanReviewRow): PlanReviewView => ({
  id: row.id,
  customerId: row.customer_id,
  planId: row.plan_id,
  planCode: row.plan_code,
  planName: { en: row.plan_name.en, zh: row.plan_name.zh },
  renewalId: row.renewal_id,
  renewalReference: row.renewal_reference,
  purchasedAt: row.purchased_at.toISOString(),
  stars: row.stars,
  text: row.text,
  locale: row.locale,
  source: row.source,
  enteredBy: row.entered_by,
  state: row.state,
  reason: row.reason,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at?.toISOString() ?? null,
  abuseWords: row.abuse_words,
  reply: row.reply,
  repliedBy: row.replied_by,
  repliedAt: row.replied_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

const containing = (q: string): string => `%${foldText(q).replace(/[\\%_]/g, '\\$&')}%`;

/** All reviews of all plans: the moderation queue is those that are pending. */
export const planReviewList = defineList({
  name: 'plan-reviews',
  table: 'plan_review',
  from: PLAN_REVIEW_FROM,
  select: PLAN_REVIEW_COLUMNS,
  id: 'r.id',
  fields: {
    planId: { column: 'r.plan_id', type: 'id', filter: ['eq'] },
    customerId: { column: 'r.customer_id', type: 'id', filter: ['eq'] },
    state: { column: 'r.state', type: 'oneOf', values: PLAN_REVIEW_STATES, filter: ['eq'] },
    stars: { column: 'r.stars', type: 'whole', filter: ['eq', 'gte', 'lte'], sort: true },
    locale: { column: 'r.locale', type: 'oneOf', values: LOCALES, filter: ['eq'] },
    source: { column: 'r.source', type: 'oneOf', values: PLAN_REVIEW_SOURCES, filter: ['eq'] },
    marked: { column: '(cardinality(r.abuse_words) > 0)', type: 'boolean', filter: ['eq'] },
    answered: { column: '(r.reply IS NOT NULL)', type: 'boolean', filter: ['eq'] },
    createdAt: { column: 'r.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
  search: { sql: `lower(concat_ws(' ', r.text, r.reply, p.code, n.reference)) LIKE $1`, param: containing },
});

export interface ReviewWordsRow {
  id: string;
  words: string[];
  updated_at: Date;
  version: number;
}

export const reviewWordsView = (row: ReviewWordsRow): ReviewWordsView => ({
  id: row.id,
  words: row.words,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});
