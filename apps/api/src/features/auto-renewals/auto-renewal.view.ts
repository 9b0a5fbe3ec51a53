import {
  type AutoRenewalView,
  type AutoRenewOrder,
  type AutoRenewSchedule,
  autoRenewStateOf,
  type AutoRenewStop,
  dueAt,
} from '@ur-desk/domain/auto-renewals';
import { maskPhone } from '@ur-desk/domain/customers';
import { type Instant, type Role, seesContactsInClear } from '@ur-desk/domain/kernel';
import { type LineState } from '@ur-desk/domain/lines';

/** A line with its terms, the tries for its last plan, and that plan. Without a row of its own it has the usual terms. */
export interface AutoRenewalRow {
  id: string;
  customer_id: string;
  msisdn: string;
  line_state: LineState;
  is_on: boolean;
  version: number;
  plan_id: string | null;
  payment_order: AutoRenewOrder;
  since: Date;
  tries: number;
  last_try_at: Date | null;
  last_error: string | null;
  last_renewal_id: string | null;
  next_try_at: Date | null;
  stop_reason: AutoRenewStop | null;
  stopped_at: Date | null;
  last_id: string | null;
  last_plan_id: string | null;
  last_ends_at: Date | null;
  /** As it stands now. */
  schedule: AutoRenewSchedule;
}

/* What was tried for another plan than the last one of the line is history. */
const about = (column: string, otherwise = 'NULL'): string =>
  `CASE WHEN a.subscription_id = s.id THEN a.${column} ELSE ${otherwise} END AS ${column}`;

export const AUTO_RENEWAL_COLUMNS = `l.id, l.customer_id, l.msisdn, l.state AS line_state, l.auto_renew AS is_on, l.version, a.plan_id,
  coalesce(a.payment_order, 'walletFirst') AS payment_order, coalesce(a.since, l.created_at) AS since,
  ${about('tries', '0')}, ${about('last_try_at')}, ${about('last_error')}, ${about('last_renewal_id')}, ${about('next_try_at')},
  ${about('stop_reason')}, ${about('stopped_at')}, s.id AS last_id, s.plan_id AS last_plan_id, s.ends_at AS last_ends_at,
  (SELECT r.hours FROM auto_renew_schedule r) AS schedule`;

/** `l` the line, `a` its terms and tries, `s` its last plan that was not taken back. */
export const LINE_WITH_LAST_PLAN = `line l
  LEFT JOIN auto_renewal a ON a.customer_id = l.customer_id AND a.line_id = l.id
  LEFT JOIN LATERAL (SELECT s.id, s.plan_id, s.ends_at FROM subscription s
    WHERE s.customer_id = l.customer_id AND s.line_id = l.id AND s.state <> 'revoked'
    ORDER BY s.ends_at DESC LIMIT 1) s ON true`;

const instant = (at: Date | null): Instant | null => at?.toISOString() ?? null;

/** Before anything was tried, the plan's own end and the schedule say when it will be. */
function expectedTry(row: AutoRenewalRow): Instant | null {
  if (!row.is_on || row.last_ends_at === null) return null;
  const turn = {
    endsAt: row.last_ends_at.toISOString(),
    since: row.since.toISOString(),
    lastTryAt: instant(row.last_try_at),
    plannedAt: instant(row.next_try_at),
  };
  return dueAt(turn, row.schedule);
}

/** What a role may see of it (rules 10). */
export function autoRenewalView(role: Role, row: AutoRenewalRow): AutoRenewalView {
  const { is_on: on, last_error: lastError } = row;
  const stoppedAt = instant(row.stopped_at);
  return {
    id: row.id,
    customerId: row.customer_id,
    msisdn: seesContactsInClear(role) ? row.msisdn : maskPhone(row.msisdn),
    on,
    state: autoRenewStateOf({ on, stoppedAt, lastError }),
    planId: row.plan_id,
    paymentOrder: row.payment_order,
    endsAt: instant(row.last_ends_at),
    nextTryAt: expectedTry(row),
    tries: row.tries,
    lastTryAt: instant(row.last_try_at),
    lastError,
    lastRenewalId: row.last_renewal_id,
    stopReason: row.stop_reason,
    stoppedAt,
    version: row.version,
  };
}
