import { Problem } from '@ur-desk/domain/kernel';
import { OUTSIDE_PROVIDERS } from '@ur-desk/domain/payments';
import {
  type ComparedKind,
  MOVEMENT_KINDS,
  type ReportLine,
  SETTLEMENT_CLASSES,
  movementName,
} from '@ur-desk/domain/settlements';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type Tx } from '../../platform/db/tx';
import { defineList } from '../../platform/http/list-spec';
import { openDifferenceSql, SettlementLineEntity } from './settlement-line.entity';
import { LINE_COLUMNS, LINE_FROM, type SettlementLineRow } from './settlement-line.view';

export const settlementLineList = defineList({
  name: 'settlement-lines',
  from: LINE_FROM,
  select: LINE_COLUMNS,
  id: 'l.id',
  table: 'settlement_line',
  where: 'l.class IS NOT NULL',
  fields: {
    occurredAt: { column: 'l.occurred_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    settlementId: { column: 'l.settlement_id', type: 'id', filter: ['eq'] },
    provider: { column: 's.provider', type: 'oneOf', values: OUTSIDE_PROVIDERS, filter: ['eq'] },
    class: { column: 'l.class', type: 'oneOf', values: SETTLEMENT_CLASSES, filter: ['eq'] },
    kind: { column: 'l.kind', type: 'oneOf', values: MOVEMENT_KINDS, filter: ['eq'] },
    open: { column: openDifferenceSql('l.'), type: 'boolean', filter: ['eq'] },
    currency: { column: 'coalesce(l.currency, l.own_currency)', type: 'text', filter: ['eq'] },
    amount: { column: 'l.amount', type: 'whole', filter: ['eq', 'gte', 'lte'] },
    externalId: { column: 'l.external_id', type: 'text', filter: ['eq'] },
    providerReference: { column: 'l.provider_reference', type: 'text', filter: ['eq'] },
    paymentId: { column: 'l.payment_id', type: 'id', filter: ['eq'] },
    refundId: { column: 'l.refund_id', type: 'id', filter: ['eq'] },
    customerId: { column: 'l.customer_id', type: 'id', filter: ['eq'] },
  },
  defaultSort: ['occurredAt', 'DESC'],
});

/** One line with both sides. Throws `not_found`. */
export async function settlementLineById(em: EntityManager, id: string): Promise<SettlementLineRow> {
  const sql = `SELECT ${LINE_COLUMNS} FROM ${LINE_FROM} WHERE l.id = $1 AND l.class IS NOT NULL`;
  const [row] = await em.query<SettlementLineRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  return row;
}

/** A line, locked until the transaction ends. Throws `not_found`. */
export async function lockLine(tx: Tx, id: string): Promise<SettlementLineEntity> {
  const line = await tx.em.findOne(SettlementLineEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!line) throw new Problem('not_found');
  return line;
}

const INSERT_LINES = `INSERT INTO settlement_line (id, settlement_id, line, kind, provider_kind, external_id, movement,
  occurred_at, amount, currency, fee, settled_currency, provider_reference, other_reference, told_id, told_reference, linked)
SELECT id, $1, line, kind, "providerKind", "externalId", movement, "occurredAt", amount, currency, fee, "settledCurrency",
  "providerReference", "otherReference", "ownId", "ownReference", false
FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, line integer, kind text, "providerKind" text, "externalId" text,
  movement text, "occurredAt" timestamptz, amount bigint, currency text, fee bigint, "settledCurrency" text,
  "providerReference" text, "otherReference" text, "ownId" uuid, "ownReference" text)
ON CONFLICT (settlement_id, line) WHERE line IS NOT NULL DO NOTHING`;

/** Keeps lines of a report as they were read; what stands there already stays. */
export async function insertLines(
  em: EntityManager,
  settlementId: string,
  lines: readonly ReportLine[],
): Promise<void> {
  const rows = lines.map(({ amount, settled, feeMinor, ...line }) => ({
    ...line,
    id: uuidv7(),
    movement: movementName(line),
    amount: amount.amount,
    currency: amount.currency,
    fee: feeMinor,
    settledCurrency: settled.currency,
  }));
  await em.query(INSERT_LINES, [settlementId, JSON.stringify(rows)]);
}

const COUNTERPART: Record<ComparedKind, string> = {
  charge: `SELECT p.id, p.customer_id AS "customerId" FROM payment p, settlement_line l
    JOIN settlement s ON s.id = l.settlement_id WHERE l.id = $1 AND p.reference = $2 AND p.provider = s.provider`,
  refund: `SELECT r.id, r.customer_id AS "customerId" FROM refund r
    JOIN payment p ON p.customer_id = r.customer_id AND p.id = r.payment_id, settlement_line l
    JOIN settlement s ON s.id = l.settlement_id
    WHERE l.id = $1 AND r.reference = $2 AND r.to_source > 0 AND p.provider = s.provider`,
};

/** The payment or refund of that reference at the line's provider, or null. */
export async function counterpartOf(
  em: EntityManager,
  of: { lineId: string; kind: ComparedKind; reference: string },
): Promise<{ id: string; customerId: string } | null> {
  type Row = { id: string; customerId: string };
  const [row] = await em.query<Row[]>(COUNTERPART[of.kind], [of.lineId, of.reference]);
  return row ?? null;
}

const TAKEN = `SELECT 1 FROM settlement_line l JOIN settlement_line o ON o.settlement_id = l.settlement_id
WHERE l.id = $1 AND o.id <> l.id AND o.line IS NOT NULL AND $2::uuid IN (o.payment_id, o.refund_id)
  AND o.class <> 'duplicate' LIMIT 1`;

/** Whether another line of the same report stands for it already. */
export async function takenIn(em: EntityManager, of: { lineId: string; ownId: string }): Promise<boolean> {
  return (await em.query<unknown[]>(TAKEN, [of.lineId, of.ownId])).length > 0;
}

const FORGET_NAMED = `DELETE FROM settlement_line u USING settlement_line l
WHERE l.id = $1 AND u.settlement_id = l.settlement_id AND u.line IS NULL AND u.explained_at IS NULL
  AND coalesce(u.payment_id, u.refund_id) = coalesce(l.payment_id, l.refund_id)`;

/** What a line stands for now is no longer missing there. */
export const forgetNamed = (em: EntityManager, lineId: string): Promise<unknown> =>
  em.query(FORGET_NAMED, [lineId]);
