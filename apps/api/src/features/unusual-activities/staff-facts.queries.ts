import { addMs, type Instant } from '@ur-desk/domain/kernel';
import { type Measure } from '@ur-desk/domain/limits';
import { type UnusualRule } from '@ur-desk/domain/risk-rules';
import { type StaffAction, type StaffFacts, UNUSUAL_LOOK_BACK_MS } from '@ur-desk/domain/unusual-activities';
import { type EntityManager } from 'typeorm';

interface ActionRow extends Omit<StaffAction, 'at'> {
  actorId: string;
  at: Date;
}

/** What staff did with money, each action once: adjustments and refunds of their own, and requests that others granted. */
const ACTIONS = `
SELECT a.actor_id AS "actorId", 'adjustment' AS kind, a.id, a.reference, a.done_at AS at, a.customer_id AS "customerId",
  a.measure, a.quantity, a.approval_id IS NULL AND a.kind <> 'debit' AS "givesAlone", NULL::uuid AS "otherId"
FROM adjustment a WHERE a.actor_kind = 'staff' AND a.state = 'done' AND a.created_at > $1
UNION ALL
SELECT f.actor_id, 'refund', f.id, f.reference, f.created_at, f.customer_id, f.currency, f.amount, false, NULL
FROM refund f WHERE f.actor_kind = 'staff' AND f.state NOT IN ('failed', 'rejected', 'cancelled', 'undone') AND f.renewal_id IS NULL AND f.closing_id IS NULL AND f.created_at > $1
UNION ALL
SELECT r.requested_by_id, 'approval', r.id, r.reference, r.closed_at, r.customer_id, NULL, 0, false, r.decided_by_id
FROM approval_request r WHERE r.requested_by_kind = 'staff' AND r.decided_by_kind = 'staff' AND r.state = 'approved'
  AND r.created_at > $1`;

const LIMITS = `SELECT s.id AS "actorId", l.measure, l.per_action AS "perAction" FROM staff s
  JOIN staff_limit l ON l.role = s.role WHERE s.id = ANY($1::uuid[])`;

interface LimitRow {
  actorId: string;
  measure: Measure;
  perAction: number;
}

/** What every colleague did lately, in two queries for all of them. */
export async function staffFacts(em: EntityManager, now: Instant): Promise<StaffFacts[]> {
  const rows = await em.query<ActionRow[]>(ACTIONS, [addMs(now, -UNUSUAL_LOOK_BACK_MS)]);
  const actors = new Map<string, StaffAction[]>();
  for (const { actorId, at, ...action } of rows) {
    const actions = actors.get(actorId) ?? [];
    actions.push({ ...action, at: at.toISOString() });
    actors.set(actorId, actions);
  }
  const limits = await em.query<LimitRow[]>(LIMITS, [[...actors.keys()]]);
  return [...actors].map(([actorId, actions]) => {
    const own = limits.filter((limit) => limit.actorId === actorId);
    const perAction = Object.fromEntries(own.map(({ measure, perAction: most }) => [measure, most]));
    return { actorId, perAction, actions };
  });
}

const DECIDED = `SELECT u.rule || ' ' || u.actor_id || ' ' || (e ->> 'id') AS key
FROM unusual_activity u, jsonb_array_elements(u.evidence) e WHERE u.state <> 'open' AND u.last_at > $1`;

export const decidedKey = (of: { rule: UnusualRule; actorId: string }, action: { id: string }): string =>
  `${of.rule} ${of.actorId} ${action.id}`;

/** The actions that somebody has looked into already, each for a rule and a person. */
export async function decidedActions(em: EntityManager, now: Instant): Promise<Set<string>> {
  const rows = await em.query<{ key: string }[]>(DECIDED, [addMs(now, -UNUSUAL_LOOK_BACK_MS)]);
  return new Set(rows.map(({ key }) => key));
}
