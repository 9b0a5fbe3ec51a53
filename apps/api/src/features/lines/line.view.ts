import { maskIccid, maskPhone } from '@ur-desk/domain/customers';
import { seesContactsInClear, type Role } from '@ur-desk/domain/kernel';
import {
  type LineMoveEndView,
  type LineOrderView,
  type LineServiceNameView,
  type LineServiceView,
  type LineState,
  type LineView,
  type SimProfileState,
  type SuspensionReason,
} from '@ur-desk/domain/lines';

/** A line with the SIM profile in use, as `LINE_COLUMNS` reads them. */
export interface LineRow {
  id: string;
  customer_id: string;
  reference: string;
  msisdn: string;
  state: LineState;
  suspended_for: SuspensionReason | null;
  label: string | null;
  auto_renew: boolean;
  created_at: Date;
  version: number;
  sim_id: string | null;
  iccid: string | null;
  smdp_address: string | null;
  sim_state: SimProfileState | null;
  /** As JSON brings them: instants are texts. */
  services: LineServiceView[];
  last_order: LineOrderView | null;
  moved_to: LineMoveEndView | null;
  moved_from: LineMoveEndView | null;
}

/** The columns of a `LineRow`; `l` is line, `s` its SIM profile. */
export const LINE_COLUMNS = `l.id, l.customer_id, l.reference, l.msisdn, l.state, l.suspended_for, l.label, l.auto_renew, l.created_at, l.version,
  s.id AS sim_id, s.iccid, s.smdp_address, s.state AS sim_state,
  (SELECT json_build_object('id', o.id, 'kind', o.kind, 'state', o.state, 'refusal', o.refusal, 'msisdn', o.msisdn, 'requestedAt', o.requested_at,
    'asOf', o.as_of, 'service', CASE WHEN o.service IS NOT NULL THEN json_build_object('code', o.service, 'name',
      (SELECT v.name FROM value_added_service v WHERE v.code = o.service)) END) FROM line_order o WHERE o.customer_id = l.customer_id AND o.line_id = l.id
    ORDER BY o.id DESC LIMIT 1) AS last_order,
  (SELECT coalesce(json_agg(json_build_object('code', a.code, 'name', v.name, 'since', a.since) ORDER BY v.position, a.code), '[]')
    FROM line_added_service a JOIN value_added_service v ON v.code = a.code
    WHERE a.customer_id = l.customer_id AND a.line_id = l.id) AS services,
  (SELECT json_build_object('customerId', m.to_customer_id, 'lineId', m.to_line_id, 'at', m.at) FROM line_move m
    WHERE m.customer_id = l.customer_id AND m.line_id = l.id) AS moved_to,
  (SELECT json_build_object('customerId', m.customer_id, 'lineId', m.line_id, 'at', m.at) FROM line_move m
    WHERE m.to_customer_id = l.customer_id AND m.to_line_id = l.id) AS moved_from`;

/** A line has one profile in use; replaced ones stay behind as revoked, one that is to replace it waits as reserved. */
export const LINE_WITH_SIM = `line l LEFT JOIN sim_profile s
  ON s.customer_id = l.customer_id AND s.line_id = l.id AND s.state IN ('released', 'installed')`;

const simProfileView = (row: LineRow): LineView['simProfile'] =>
  row.sim_id === null || row.iccid === null || row.smdp_address === null || row.sim_state === null
    ? null
    : { id: row.sim_id, iccid: row.iccid, smdpAddress: row.smdp_address, state: row.sim_state };

const instant = (text: string): string => new Date(text).toISOString();

const serviceName = ({ code, name }: LineServiceNameView): LineServiceNameView => ({
  code,
  name: { en: name.en, zh: name.zh },
});

const serviceView = (service: LineServiceView): LineServiceView => ({
  ...serviceName(service),
  since: instant(service.since),
});

const orderView = (order: LineOrderView | null): LineOrderView | null =>
  order && {
    ...order,
    service: order.service && serviceName(order.service),
    requestedAt: instant(order.requestedAt),
    asOf: order.asOf === null ? null : instant(order.asOf),
  };

const moveEndView = (end: LineMoveEndView | null): LineMoveEndView | null =>
  end && { ...end, at: instant(end.at) };

const lineView = (row: LineRow): LineView => ({
  id: row.id,
  customerId: row.customer_id,
  reference: row.reference,
  msisdn: row.msisdn,
  state: row.state,
  suspendedFor: row.suspended_for,
  label: row.label,
  autoRenew: row.auto_renew,
  simProfile: simProfileView(row),
  order: orderView(row.last_order),
  services: row.services.map(serviceView),
  movedTo: moveEndView(row.moved_to),
  movedFrom: moveEndView(row.moved_from),
  createdAt: row.created_at.toISOString(),
  version: row.version,
});

const maskLine = (view: LineView): LineView => ({
  ...view,
  msisdn: maskPhone(view.msisdn),
  simProfile: view.simProfile && { ...view.simProfile, iccid: maskIccid(view.simProfile.iccid) },
  order: view.order && { ...view.order, msisdn: maskPhone(view.order.msisdn) },
});

/** What a role may see of a line (rules 10). */
export function lineViewFor(role: Role, row: LineRow): LineView {
  const view = lineView(row);
  return seesContactsInClear(role) ? view : maskLine(view);
}
