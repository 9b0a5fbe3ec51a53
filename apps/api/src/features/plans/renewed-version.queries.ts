import { type RenewedVersion, versionToRenew } from '@ur-desk/domain/plans';
import { type EntityManager } from 'typeorm';

const RUNNING = `SELECT s.plan_version_id AS running,
  jsonb_agg(jsonb_build_object('id', v.id, 'versionNo', v.version_no, 'state', v.state, 'runningRenewals', v.running_renewals)) AS versions
FROM (SELECT plan_id, plan_version_id FROM subscription WHERE customer_id = $1 AND line_id = $2 AND state <> 'revoked'
  ORDER BY ends_at DESC LIMIT 1) s JOIN plan_version v ON v.plan_id = s.plan_id
WHERE s.plan_id = $3 GROUP BY 1`;

/** The version that a line buys which renews this plan by itself; null: the line runs another plan, and buys what is on sale. */
export async function versionRenewedBy(
  em: EntityManager,
  of: { customerId: string; lineId: string; planId: string },
): Promise<string | null> {
  const values = [of.customerId, of.lineId, of.planId];
  const [row] = await em.query<{ running: string; versions: RenewedVersion[] }[]>(RUNNING, values);
  return row ? versionToRenew(row.running, row.versions) : null;
}

/** The same rule in a statement that knows a subscription `s` and its plan `p`: null where the plan is off sale. */
export const VERSION_TO_RENEW = (
  s: string,
  p: string,
): string => `CASE WHEN ${p}.current_version_id IS NOT NULL THEN coalesce(
    (SELECT n.id FROM plan_version n JOIN plan_version o ON o.id = ${s}.plan_version_id
     WHERE n.plan_id = ${s}.plan_id AND n.state <> 'draft' AND n.running_renewals = 'move' AND n.version_no > o.version_no
     ORDER BY n.version_no DESC LIMIT 1), ${s}.plan_version_id) END`;
