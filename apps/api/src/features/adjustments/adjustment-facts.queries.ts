import { ADJUSTMENT_KINDS, type AdjustablePlan, type AdjustmentFacts } from '@ur-desk/domain/adjustments';
import { ALLOWANCE_KINDS, type AllowanceKind } from '@ur-desk/domain/allowances';
import {
  type CurrencyCode,
  type Instant,
  localDateAt,
  type LocalDate,
  type LocalText,
  Problem,
  startOfLocalDate,
} from '@ur-desk/domain/kernel';
import { type LimitFacts, type Measure, QUANTITY_MEASURES } from '@ur-desk/domain/limits';
import { type ReasonFacts } from '@ur-desk/domain/reason-codes';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { walletOf } from '../ledger/ledger.queries';
import { limitsOfDay } from '../limits/limit.queries';
import { offeredReasons, offeredReasonsSql } from '../reason-codes/reason-code.queries';

/** Who adjusts, and on which day of the operator that counts. */
export interface AdjustingBy {
  actor: Pick<Actor, 'id' | 'role'>;
  day: LocalDate;
  /** When that day began. */
  since: Instant;
}

export function adjustingBy(
  actor: Pick<Actor, 'id' | 'role'>,
  now: Instant,
  operatorZone: string,
): AdjustingBy {
  const day = localDateAt(now, operatorZone);
  return { actor, day, since: startOfLocalDate(day, operatorZone) };
}

interface CustomerRow {
  status: 'active' | 'suspended' | 'closed';
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

const GIVEN_TODAY = `SELECT measure, sum(quantity) AS given FROM adjustment
WHERE customer_id = $1 AND created_at >= $2 AND state = 'done' AND approval_id IS NULL GROUP BY measure`;

async function limitFacts(
  em: EntityManager,
  of: { customerId: string; currency: CurrencyCode },
  by: AdjustingBy,
): Promise<LimitFacts[]> {
  const { role, id: actorId } = by.actor;
  const measures = [of.currency, ...QUANTITY_MEASURES];
  const limits = await limitsOfDay(em, { role, actorId, day: by.day }, measures);
  const given = await em.query<{ measure: Measure; given: number }[]>(GIVEN_TODAY, [of.customerId, by.since]);
  const givenOf = (measure: Measure) => given.find((row) => row.measure === measure)?.given ?? 0;
  return limits.map((limit) => ({ ...limit, customerDay: givenOf(limit.measure) }));
}

/** All that an adjustment is decided upon. Throws `not_found`. */
export async function adjustmentFacts(
  em: EntityManager,
  customerId: string,
  { by, now }: { by: AdjustingBy; now: Instant },
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
    limits: await limitFacts(em, { customerId, currency: walletCurrency }, by),
  };
}
