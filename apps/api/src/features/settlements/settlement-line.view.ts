import { type CurrencyCode, money } from '@ur-desk/domain/kernel';
import { type OutsideProviderName } from '@ur-desk/domain/payments';
import {
  type ExplanationReason,
  isOpenDifference,
  type MovementKind,
  type OwnMovement,
  type ProviderWord,
  type SettlementClass,
  type SettlementLineView,
} from '@ur-desk/domain/settlements';

export interface SettlementLineRow {
  id: string;
  settlement_id: string;
  settlement_reference: string;
  provider: OutsideProviderName;
  line: number | null;
  kind: MovementKind;
  provider_kind: string | null;
  external_id: string | null;
  provider_reference: string | null;
  occurred_at: Date;
  amount: number | null;
  currency: CurrencyCode | null;
  fee: number | null;
  settled_currency: CurrencyCode | null;
  class: SettlementClass;
  customer_id: string | null;
  payment_id: string | null;
  refund_id: string | null;
  own_reference: string | null;
  own_state: string | null;
  own_moved: number | null;
  own_moved_currency: CurrencyCode | null;
  own_created_at: Date | null;
  own_settled_at: Date | null;
  linked: boolean;
  explanation_reason: ExplanationReason | null;
  explanation_note: string | null;
  explained_by: string | null;
  explained_at: Date | null;
  asked_at: Date | null;
  answer: ProviderWord | null;
}

/** A captured payment or a refund at a provider, as the comparison needs it. */
export interface OwnRow {
  kind: OwnMovement['kind'];
  id: string;
  customer_id: string;
  done: boolean;
  amount: number;
  currency: CurrencyCode;
  from: Date;
  to: Date | null;
}

export const ownMovement = (row: OwnRow): OwnMovement => ({
  kind: row.kind,
  id: row.id,
  done: row.done,
  amount: money(row.amount, row.currency),
  from: row.from.toISOString(),
  to: row.to?.toISOString() ?? null,
});

const SETTLED_PAYMENT = `CASE WHEN p.id IS NOT NULL THEN p.amount ELSE -r.to_source END`;

export const LINE_COLUMNS = `l.id, l.settlement_id, s.reference AS settlement_reference, s.provider, l.line, l.kind,
  l.provider_kind, l.external_id, l.provider_reference, l.occurred_at, l.amount, l.currency, l.fee, l.settled_currency,
  l.class, l.customer_id, l.payment_id, l.refund_id, coalesce(p.reference, r.reference) AS own_reference,
  coalesce(p.state, r.state) AS own_state, ${SETTLED_PAYMENT} AS own_moved,
  coalesce(p.currency, r.currency) AS own_moved_currency, coalesce(p.created_at, r.created_at) AS own_created_at,
  coalesce(p.settled_at, r.settled_at) AS own_settled_at, l.linked, l.explanation_reason, l.explanation_note,
  l.explained_by, l.explained_at, l.asked_at, l.answer`;

export const LINE_FROM = `settlement_line l JOIN settlement s ON s.id = l.settlement_id
  LEFT JOIN payment p ON p.customer_id = l.customer_id AND p.id = l.payment_id
  LEFT JOIN refund r ON r.customer_id = l.customer_id AND r.id = l.refund_id`;

function theirSide(row: SettlementLineRow): SettlementLineView['theirs'] {
  const { line, external_id: externalId, amount, currency, fee, settled_currency: settledCurrency } = row;
  if (line === null || externalId === null || amount === null || !currency || !settledCurrency) return null;
  return {
    line,
    externalId,
    providerKind: row.provider_kind ?? '',
    providerReference: row.provider_reference,
    occurredAt: row.occurred_at.toISOString(),
    amount: money(amount, currency),
    fee: money(fee ?? 0, settledCurrency),
  };
}

function ourSide(row: SettlementLineRow): SettlementLineView['ours'] {
  const { customer_id: customerId, own_moved: moved, own_moved_currency: currency } = row;
  const id = row.payment_id ?? row.refund_id;
  if (id === null || customerId === null || moved === null || !currency || !row.own_created_at) return null;
  return {
    kind: row.payment_id === null ? 'refund' : 'charge',
    id,
    customerId,
    reference: row.own_reference ?? '',
    state: row.own_state ?? '',
    amount: money(moved, currency),
    createdAt: row.own_created_at.toISOString(),
    settledAt: row.own_settled_at?.toISOString() ?? null,
  };
}

function explanation(row: SettlementLineRow): SettlementLineView['explanation'] {
  const { explanation_reason: reason, explanation_note: note, explained_by: by, explained_at: at } = row;
  return reason && note && by && at ? { reason, note, by, at: at.toISOString() } : null;
}

export const settlementLineView = (row: SettlementLineRow): SettlementLineView => ({
  id: row.id,
  settlementId: row.settlement_id,
  settlementReference: row.settlement_reference,
  provider: row.provider,
  kind: row.kind,
  class: row.class,
  open: isOpenDifference({ class: row.class, explained: row.explained_at !== null }),
  occurredAt: row.occurred_at.toISOString(),
  theirs: theirSide(row),
  ours: ourSide(row),
  linked: row.linked,
  explanation: explanation(row),
  askedAt: row.asked_at?.toISOString() ?? null,
  answer: row.answer,
});
