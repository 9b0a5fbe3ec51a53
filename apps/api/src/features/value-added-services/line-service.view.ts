import { type LocalText, money } from '@ur-desk/domain/kernel';
import {
  feeForValidity,
  type LineServiceOfferView,
  type LineServicesView,
  monthlyFeeIn,
} from '@ur-desk/domain/value-added-services';
import { type LinePayerRow, type LineServiceRow } from './line-service.queries';

const inOrder = ({ en, zh }: LocalText): LocalText => ({ en, zh });

const orderView = (order: LineServiceRow['last_order']): LineServiceOfferView['order'] =>
  order && { ...order, asOf: order.asOf === null ? null : new Date(order.asOf).toISOString() };

function offerView(row: LineServiceRow, payer: LinePayerRow): LineServiceOfferView {
  const { wallet_currency: currency, validity, free_services: free } = payer;
  const monthly = monthlyFeeIn(row, currency);
  const freeByTier = free?.includes(row.code) ?? false;
  const next = monthly === null || validity === null ? null : feeForValidity(monthly, validity);
  return {
    code: row.code,
    name: inOrder(row.name),
    description: inOrder(row.description),
    on: row.since !== null,
    since: row.since?.toISOString() ?? null,
    active: row.active,
    fee: monthly === null ? null : money(monthly, currency),
    freeByTier,
    nextCharge: next === null ? null : money(freeByTier ? 0 : next, currency),
    order: orderView(row.last_order),
  };
}

/** What a line has and can have, with what it costs there. */
export const lineServicesView = (
  lineId: string,
  rows: readonly LineServiceRow[],
  payer: LinePayerRow,
): LineServicesView => ({
  lineId,
  tierName: payer.tier_name && inOrder(payer.tier_name),
  planName: payer.plan_name && inOrder(payer.plan_name),
  renewedUntil: payer.ends_at?.toISOString() ?? null,
  services: rows.map((row) => offerView(row, payer)),
});
