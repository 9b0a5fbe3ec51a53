import { type CustomerStatus } from '@ur-desk/domain/customer-status';
import { ADJUSTMENT_KINDS, type AdjustablePlan, type AdjustmentFacts } from '@ur-desk/domain/adjustments';
import { ALLOWANCE_KINDS, type AllowanceKind } from '@ur-desk/domain/allowances';
import { type CurrencyCode, type Instant, type LocalText, Problem } from '@ur-desk/domain/kernel';
import { QUANTITY_MEASURES } from '@ur-desk/domain/limits';
import { type ReasonFacts } from '@ur-desk/domain/reason-codes';
import { type EntityManager } from 'typeorm';
import { walletOf } from '../ledger/ledger.queries';
import { givingLimits, type GivingBy } from '../limits/giving.queries';
import { offeredReasons, offeredReasonsSql } from '../reason-codes/reason-code.queries';

interface CustomerRow {
  status: CustomerStatus;
  wallet_currency: CurrencyCode;
  reasons: AdjustmentFacts['reasons'];
}

const REASONS = ADJUSTMENT_KINDS.map((kind) => `'${kind}', ${offeredReasonsSql(kind)}`).join(', ');
const CUSTOMER = `SELECT c.status, c.wallet_currency, jsonb_build_object(${REASONS}) AS reasons FROM customer c WHERE c.id = $1`;

interface PlanRow {
  id: string;
  reference: string;
  line_id: string;
  plan_name: LocalText;
  starts_at: Date;
  ends_at: Date;
  zone: string;
  anchor_day: number;
  followed: boolean;
  lots: { kind: AllowanceKind; extra: number | null; unlimited: boolean }[] | null;
}

/* What was given on top is what goodwill granted and is not over yet, used or not. */
const PLANS = `SELECT s.id, s.reference, s.line_id, v.name AS plan_name, s.starts_at, s.ends_at, s.zone, s.anchor_day,
  EXISTS (SELECT 1 FROM subscription q WHERE q.customer_id = s.customer_id AND q.predecessor_id = s.id
          AND q.state <> 'revoked') AS followed,
  (SELECT jsonb_agg(jsonb_build_object('kind', l.kind, 'extra', l.extra, 'unlimited', l.unlimited)) FROM (
     SELECT a.kind, sum(a.granted) FILTER (WHERE a.origin = 'goodwill') AS extra, bool_or(a.granted IS NULL) AS unlimited
     FROM allowance_lot a WHERE a.subscription_id = s.id AND a.customer_id = s.customer_id
       AND (a.expires_at IS NULL OR a.expires_at > $2) GROUP BY a.kind) l) AS lots
FROM subscription s JOIN plan_version v ON v.id = s.plan_version_id
WHERE s.customer_id = $1 AND s.state <> 'revoked' AND s.ends_at > $2 ORDER BY s.line_id, s.starts_at`;

function planOf(row: PlanRow, now: Instant): AdjustablePlan {
  const lots = row.lots ?? [];
  const extra = (kind: AllowanceKind) => lots.find((lot) => lot.kind === kind)?.extra ?? 0;
  const startsAt = row.starts_at.toISOString();
  return {
    id: row.id,
    reference: row.reference,
    lineId: row.line_id,
    planName: { en: row.plan_name.en, zh: row.plan_name.zh },
    state: startsAt <= now ? 'active' : 'queued',
    startsAt,
    endsAt: row.ends_at.toISOString(),
    zone: row.zone,
    anchorDay: row.anchor_day,
    followed: row.followed,
    extra: { voice: extra('voice'), sms: extra('sms'), data: extra('data') },
    unlimited: ALLOWANCE_KINDS.filter((kind) => lots.some((lot) => lot.kind === kind && lot.unlimited)),
  };
}

/** All that an adjustment is decided upon. Throws `not_found`. */
export async function adjustmentFacts(
  em: EntityManager,
  customerId: string,
  { by, now }: { by: GivingBy; now: Instant },
): Promise<AdjustmentFacts> {
  const [customer] = await em.query<CustomerRow[]>(CUSTOMER, [customerId]);
  if (!customer) throw new Problem('not_found');
  const { status, wallet_currency: walletCurrency, reasons } = customer;
  const plans = await em.query<PlanRow[]>(PLANS, [customerId, now]);
  const of = (offered: readonly ReasonFacts[]) => offeredReasons(offered);
  return {
    customer: { id: customerId, status, walletCurrency },
    wallet: await walletOf(em, customerId),
    plans: plans.map((row) => planOf(row, now)),
    reasons: {
      credit: of(reasons.credit),
      debit: of(reasons.debit),
      allowance: of(reasons.allowance),
      validity: of(reasons.validity),
    },
    limits: await givingLimits(em, { customerId, measures: [walletCurrency, ...QUANTITY_MEASURES] }, by),
  };
}
