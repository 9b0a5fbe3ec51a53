import { money } from '@ur-desk/domain/kernel';
import {
  type PlanDetailView,
  type PlanImpactView,
  type PlanVersionView,
  type RenewingLines,
  type RevenueChange,
  revenueChanges,
  whyReleaseApproval,
} from '@ur-desk/domain/plans';
import { reaches, reachOf } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { promotionsAhead } from '../promotions/promotion.queries';
import { promotionVersionFacts } from '../promotions/promotion.view';

const SUBSCRIPTIONS = `SELECT count(*) FILTER (WHERE s.starts_at <= now()) AS active, count(*) FILTER (WHERE s.starts_at > now()) AS queued
FROM plan p JOIN subscription s ON s.plan_version_id = p.current_version_id
WHERE p.id = $1 AND s.state IN ('queued', 'active') AND s.ends_at > now()`;

/* Lines whose last plan is this one and that will buy it again by themselves, by the version that they run on. */
const RENEWING = `SELECT s.plan_version_id AS "versionId", c.wallet_currency AS currency, count(*) AS lines
FROM subscription s
JOIN line l ON l.customer_id = s.customer_id AND l.id = s.line_id AND l.auto_renew AND l.state <> 'retired'
JOIN customer c ON c.id = s.customer_id
LEFT JOIN auto_renewal a ON a.customer_id = s.customer_id AND a.line_id = s.line_id
WHERE s.plan_version_id = ANY($1::uuid[]) AND s.state IN ('queued', 'active') AND s.ends_at > now()
  AND (a.plan_id IS NULL OR a.plan_id = s.plan_id)
  AND NOT EXISTS (SELECT 1 FROM subscription t WHERE t.customer_id = s.customer_id AND t.line_id = s.line_id
    AND t.state <> 'revoked' AND t.ends_at > s.ends_at)
GROUP BY 1, 2`;

const MAX_PROMOTIONS = 50;

/** What moving lines to `draft` changes in a month, by currency. */
export async function planRevenueChanges(
  em: EntityManager,
  { versions }: PlanDetailView,
  draft: PlanVersionView,
): Promise<RevenueChange[]> {
  const sold = versions.filter(({ state }) => state !== 'draft');
  const renewing = await em.query<RenewingLines[]>(RENEWING, [sold.map(({ id }) => id)]);
  return revenueChanges(renewing, { versions, draft });
}

async function touchedPromotions(em: EntityManager, planId: string): Promise<PlanImpactView['promotions']> {
  const versions = (await promotionsAhead(em)).map(promotionVersionFacts);
  return versions
    .filter(({ state }) => state === 'released' || state === 'suspended')
    .filter(({ content }) => reaches(reachOf(content).planIds, planId))
    .slice(0, MAX_PROMOTIONS)
    .map(({ promotionId: id, code, content }) => ({ id, code, name: content.name }));
}

/** What a release of `draft` would touch: who keeps what he has, what lines bring that renew by themselves, which promotions apply. */
export async function planImpact(
  em: EntityManager,
  plan: PlanDetailView,
  draft: PlanVersionView,
): Promise<PlanImpactView> {
  const [counts] = await em.query<{ active: number; queued: number }[]>(SUBSCRIPTIONS, [plan.id]);
  const changes = await planRevenueChanges(em, plan, draft);
  return {
    activeSubscriptions: counts?.active ?? 0,
    queuedSubscriptions: counts?.queued ?? 0,
    revenue: changes.map(({ currency, lines, beforeMinor, afterMinor, isSold }) => ({
      currency,
      lines,
      before: money(beforeMinor, currency),
      after: money(afterMinor, currency),
      isSold,
    })),
    promotions: await touchedPromotions(em, plan.id),
    why: whyReleaseApproval(changes, 'move'),
  };
}
