import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type OutsideProviderName } from '@ur-desk/domain/payments';
import {
  type ComparedKind,
  type MovementKind,
  SETTLEMENT_LIMITS,
  type SettlementClass,
  type SettlementPeriod,
} from '@ur-desk/domain/settlements';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type OwnRow } from './settlement-line.view';

/** A line with what the comparison needs to know beside it. */
export interface LineToMatch {
  id: string;
  line: number;
  kind: MovementKind;
  amount: number;
  currency: CurrencyCode;
  repeated: boolean;
  own: OwnRow | null;
}

const PAYMENT_SIDE = `p.id, p.customer_id, (p.state = 'captured') AS done, p.amount, p.currency,
  p.created_at AS "from", p.settled_at AS "to" FROM payment p`;
const REFUND_SIDE = `r.id, r.customer_id, (r.state = 'succeeded' AND r.to_source > 0) AS done, -r.to_source AS amount,
  r.currency, coalesce(r.submitted_at, r.created_at) AS "from", r.settled_at AS "to" FROM refund r
  JOIN payment q ON q.customer_id = r.customer_id AND q.id = r.payment_id`;

/** The best name wins: what a person said, then our own id, then the provider's references, then our reference. */
const PAYMENT_OF = `SELECT o.* FROM (
  SELECT 1 AS rank, ${PAYMENT_SIDE} WHERE l.linked AND p.customer_id = l.customer_id AND p.id = l.payment_id
  UNION ALL SELECT 2, ${PAYMENT_SIDE} WHERE p.id = l.told_id AND p.provider = s.provider
  UNION ALL SELECT 3, ${PAYMENT_SIDE} WHERE p.provider = s.provider AND p.provider_reference = l.provider_reference
  UNION ALL SELECT 4, ${PAYMENT_SIDE} WHERE p.provider = s.provider AND p.provider_reference = l.other_reference
  UNION ALL SELECT 5, ${PAYMENT_SIDE} WHERE p.reference = l.told_reference AND p.provider = s.provider
) o ORDER BY o.rank LIMIT 1`;
const REFUND_OF = `SELECT o.* FROM (
  SELECT 1 AS rank, ${REFUND_SIDE} WHERE l.linked AND r.customer_id = l.customer_id AND r.id = l.refund_id
  UNION ALL SELECT 2, ${REFUND_SIDE} WHERE r.id = l.told_id AND q.provider = s.provider
  UNION ALL SELECT 3, ${REFUND_SIDE} WHERE r.provider_reference = l.provider_reference AND q.provider = s.provider
) o ORDER BY o.rank LIMIT 1`;

/** `comesBefore` of the domain as SQL: a test compares the two. */
const REPEATED = `EXISTS (SELECT 1 FROM settlement_line e WHERE e.settlement_id = l.settlement_id
  AND e.movement = l.movement AND e.line IS NOT NULL
  AND (e.occurred_at, e.external_id, e.amount, e.line) < (l.occurred_at, l.external_id, l.amount, l.line))`;

const TO_MATCH = `SELECT l.id, l.line, l.kind, l.amount, l.currency, ${REPEATED} AS repeated,
  CASE WHEN o.id IS NOT NULL THEN to_jsonb(o) END AS own
FROM settlement_line l JOIN settlement s ON s.id = l.settlement_id
LEFT JOIN LATERAL (SELECT 'charge' AS kind, * FROM (${PAYMENT_OF}) c WHERE l.kind = 'charge'
  UNION ALL SELECT 'refund' AS kind, * FROM (${REFUND_OF}) c WHERE l.kind = 'refund') o ON true
WHERE l.settlement_id = $1 AND l.line IS NOT NULL AND `;

type JsonOwn = Omit<OwnRow, 'from' | 'to'> & { from: string; to: string | null };

async function linesWhere(
  em: EntityManager,
  condition: string,
  values: readonly unknown[],
): Promise<LineToMatch[]> {
  type Row = Omit<LineToMatch, 'own'> & { own: JsonOwn | null };
  const rows = await em.query<Row[]>(`${TO_MATCH} ${condition}`, [...values]);
  return rows.map(({ own, ...row }) => ({
    ...row,
    own: own && { ...own, from: new Date(own.from), to: own.to === null ? null : new Date(own.to) },
  }));
}

/** The next lines of a report behind a place in its file. */
export const linesToMatch = (
  em: EntityManager,
  settlementId: string,
  after: number,
): Promise<LineToMatch[]> =>
  linesWhere(em, `l.line > $2 ORDER BY l.line LIMIT ${SETTLEMENT_LIMITS.linesPerChunk}`, [
    settlementId,
    after,
  ]);

/** One line of a report, or null when it is a movement of ours that no line names. */
export async function lineToMatch(
  em: EntityManager,
  settlementId: string,
  lineId: string,
): Promise<LineToMatch | null> {
  const [line] = await linesWhere(em, 'l.id = $2', [settlementId, lineId]);
  return line ?? null;
}

export interface MatchedLine {
  id: string;
  class: SettlementClass;
  own: OwnRow | null;
}

const WRITE_MATCHES = `UPDATE settlement_line l SET class = r.class, customer_id = r."customerId",
  payment_id = r."paymentId", refund_id = r."refundId", own_amount = r."ownAmount", own_currency = r."ownCurrency"
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, class text, "customerId" uuid, "paymentId" uuid, "refundId" uuid,
  "ownAmount" bigint, "ownCurrency" text)
WHERE l.id = r.id`;

/** Of a duplicate our side is counted with the first line, of what did not move here there is nothing to count. */
const countsOwn = ({ class: of, own }: MatchedLine): boolean => of !== 'duplicate' && (own?.done ?? false);

/** Writes what the comparison said of lines. */
export async function writeMatches(em: EntityManager, matches: readonly MatchedLine[]): Promise<void> {
  const rows = matches.map((match) => ({
    id: match.id,
    class: match.class,
    customerId: match.own?.customer_id ?? null,
    paymentId: match.own?.kind === 'charge' ? match.own.id : null,
    refundId: match.own?.kind === 'refund' ? match.own.id : null,
    ownAmount: countsOwn(match) ? match.own?.amount : null,
    ownCurrency: countsOwn(match) ? match.own?.currency : null,
  }));
  await em.query(WRITE_MATCHES, [JSON.stringify(rows)]);
}

/** Forgets what no line named the last time, but for what somebody explained. */
export const forgetUnnamed = (em: EntityManager, settlementId: string): Promise<unknown> =>
  em.query('DELETE FROM settlement_line WHERE settlement_id = $1 AND line IS NULL AND explained_at IS NULL', [
    settlementId,
  ]);

/** A payment or a refund without an answer is asked about for days, and then waits for a human. */
const SETTLED_WITHIN = `interval '90 days'`;

const NAMED_BY = (column: string, id: string): string => `EXISTS (SELECT 1 FROM settlement_line n
  JOIN settlement m ON m.id = n.settlement_id WHERE n.${column} = ${id} AND n.line IS NOT NULL AND m.provider = $1)`;

const UNNAMED: Record<ComparedKind, string> = {
  charge: `SELECT 'charge' AS kind, p.created_at AS began_at, ${PAYMENT_SIDE}
    WHERE p.provider = $1 AND p.state = 'captured' AND p.settled_at >= $2 AND p.created_at < $3
      AND p.created_at >= $2::timestamptz - ${SETTLED_WITHIN} AND (p.created_at, p.id) > ($4::timestamptz, $5::uuid)
      AND NOT ${NAMED_BY('payment_id', 'p.id')}
    ORDER BY p.created_at, p.id LIMIT ${SETTLEMENT_LIMITS.linesPerChunk}`,
  refund: `SELECT 'refund' AS kind, r.created_at AS began_at, ${REFUND_SIDE}
    WHERE q.provider = $1 AND r.state = 'succeeded' AND r.to_source > 0 AND NOT r.by_hand AND r.settled_at >= $2 AND r.created_at < $3
      AND r.created_at >= $2::timestamptz - ${SETTLED_WITHIN} AND (r.created_at, r.id) > ($4::timestamptz, $5::uuid)
      AND NOT ${NAMED_BY('refund_id', 'r.id')}
    ORDER BY r.created_at, r.id LIMIT ${SETTLEMENT_LIMITS.linesPerChunk}`,
};

/** Where a round through our books goes on. */
export interface OwnPlace {
  at: Date | Instant;
  id: string;
}

export const FIRST_PLACE: OwnPlace = {
  at: '0001-01-01T00:00:00.000Z',
  id: '00000000-0000-0000-0000-000000000000',
};

export type UnnamedRow = OwnRow & { began_at: Date };

/** The next movements of ours at a provider that the period reaches and no line of any report of that provider names. */
export const unnamedMovements = (
  em: EntityManager,
  kind: ComparedKind,
  of: { provider: OutsideProviderName; period: SettlementPeriod; after: OwnPlace },
): Promise<UnnamedRow[]> =>
  em.query<UnnamedRow[]>(UNNAMED[kind], [
    of.provider,
    of.period.from,
    of.period.to,
    of.after.at,
    of.after.id,
  ]);

const INSERT_UNNAMED = `INSERT INTO settlement_line (id, settlement_id, kind, occurred_at, class, customer_id, payment_id,
  refund_id, own_amount, own_currency, linked)
SELECT id, $1, kind, "occurredAt", class, "customerId", "paymentId", "refundId", "ownAmount", "ownCurrency", false
FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, kind text, "occurredAt" timestamptz, class text, "customerId" uuid,
  "paymentId" uuid, "refundId" uuid, "ownAmount" bigint, "ownCurrency" text)
ON CONFLICT DO NOTHING`;

/** Writes movements of ours that the report should have named; one that stands there already stays. */
export async function insertUnnamed(
  em: EntityManager,
  settlementId: string,
  found: readonly { own: OwnRow; class: SettlementClass }[],
): Promise<void> {
  const rows = found.map(({ own, class: of }) => ({
    id: uuidv7(),
    kind: own.kind,
    occurredAt: own.to ?? own.from,
    class: of,
    customerId: own.customer_id,
    paymentId: own.kind === 'charge' ? own.id : null,
    refundId: own.kind === 'refund' ? own.id : null,
    ownAmount: own.amount,
    ownCurrency: own.currency,
  }));
  await em.query(INSERT_UNNAMED, [settlementId, JSON.stringify(rows)]);
}
