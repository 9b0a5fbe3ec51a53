import {
  type CurrencyCode,
  type Instant,
  type LocalText,
  type Money,
  type Validity,
} from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type ServiceOrderView } from '@ur-desk/domain/value-added-services';
import { type LineOf } from '../lines/line-order.queries';

/** A service of the catalogue beside what a line has of it. */
export interface LineServiceRow {
  code: string;
  name: LocalText;
  description: LocalText;
  fees: Money[];
  active: boolean;
  since: Date | null;
  /** As JSON brings it: instants are texts. */
  last_order: ServiceOrderView | null;
}

const SERVICES = `SELECT v.code, v.name, v.description, v.fees, v.active, a.since,
  (SELECT json_build_object('kind', o.kind, 'state', o.state, 'refusal', o.refusal, 'asOf', o.as_of) FROM line_order o
    WHERE o.customer_id = $1 AND o.line_id = $2 AND o.service = v.code ORDER BY o.id DESC LIMIT 1) AS last_order
FROM value_added_service v
LEFT JOIN line_added_service a ON a.customer_id = $1 AND a.line_id = $2 AND a.code = v.code
WHERE v.active OR a.code IS NOT NULL ORDER BY v.position, v.code`;

/** What is offered, and what a line has though it is offered no more. */
export const servicesForLine = (
  em: EntityManager,
  { customerId, lineId }: LineOf,
): Promise<LineServiceRow[]> => em.query<LineServiceRow[]>(SERVICES, [customerId, lineId]);

/** What decides about fees of a line. */
export interface LinePayerRow {
  wallet_currency: CurrencyCode;
  tier_name: LocalText | null;
  free_services: string[] | null;
  plan_name: LocalText | null;
  validity: Validity | null;
  ends_at: Date | null;
}

const PAYER = `SELECT c.wallet_currency, t.name AS tier_name, t.free_services, p.name AS plan_name, p.validity, p.ends_at
FROM customer c
LEFT JOIN membership b ON b.customer_id = c.id
LEFT JOIN membership_tier t ON t.code = b.tier
LEFT JOIN LATERAL (
  SELECT v.name, v.validity, s.ends_at FROM subscription s JOIN plan_version v ON v.id = s.plan_version_id
  WHERE s.customer_id = c.id AND s.line_id = $2 AND s.state IN ('queued', 'active') AND s.ends_at > $3
  ORDER BY s.ends_at DESC LIMIT 1
) p ON true
WHERE c.id = $1`;

/** Who pays for a line, and what is renewed next. */
export async function payerOf(
  em: EntityManager,
  { customerId, lineId }: LineOf,
  now: Instant,
): Promise<LinePayerRow | null> {
  return (await em.query<LinePayerRow[]>(PAYER, [customerId, lineId, now]))[0] ?? null;
}
