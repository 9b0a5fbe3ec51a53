import { Injectable } from '@nestjs/common';
import { type CurrencyCode, money } from '@ur-desk/domain/kernel';
import {
  type ComparedKind,
  SANDBOX_REPORT_HEADER,
  sandboxReportLine,
  type SettlementPeriod,
} from '@ur-desk/domain/settlements';
import { Db } from '../../../platform/db/db';

const LINES_AT_ONCE = 5_000;

/**
 * What moved in the period, by the clock of the report: what is due by then counts, although the sandbox writes it down only
 * when somebody asks for that one. Reading a report changes nothing.
 */
const movements = (kind: ComparedKind, table: string, done: string): string => `
  SELECT '${kind}' AS kind, moved_at, idempotency_key, provider_reference, amount, currency FROM ${table}
  WHERE moved_at >= $1 AND moved_at < $2 AND result = '${done}' AND (due_at IS NULL OR due_at > $5)
  UNION ALL
  SELECT '${kind}', coalesce(moved_at, due_at), idempotency_key, provider_reference, amount, currency FROM ${table}
  WHERE due_at <= $5 AND due_result = '${done}' AND coalesce(moved_at, due_at) >= $1 AND coalesce(moved_at, due_at) < $2`;
const MOVEMENTS = `SELECT * FROM (
  ${movements('charge', 'sandbox_charge', 'captured')}
  UNION ALL
  ${movements('refund', 'sandbox_refund', 'succeeded')}
) m WHERE (moved_at, idempotency_key) > ($3::timestamptz, $4::text)
ORDER BY moved_at, idempotency_key LIMIT ${LINES_AT_ONCE}`;

interface MovementRow {
  kind: ComparedKind;
  moved_at: Date;
  idempotency_key: string;
  provider_reference: string;
  amount: number;
  currency: CurrencyCode;
}

/** The sandbox's settlement reports: what it moved in a period, as it remembers it. */
@Injectable()
export class SandboxReports {
  constructor(private readonly db: Db) {}

  /** The report as CSV, in pieces of some thousand lines. */
  async *csv(period: SettlementPeriod): AsyncGenerator<string> {
    const now = await this.db.now();
    yield SANDBOX_REPORT_HEADER;
    let after: [unknown, string] = [period.from, ''];
    for (;;) {
      const values = [period.from, period.to, ...after, now];
      const rows = await this.db.read((em) => em.query<MovementRow[]>(MOVEMENTS, values));
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map((row) => sandboxReportLine(movementOf(row), period)).join('');
      after = [last.moved_at, last.idempotency_key];
    }
  }
}

const movementOf = (row: MovementRow) => ({
  kind: row.kind,
  occurredAt: row.moved_at.toISOString(),
  amount: money(row.amount, row.currency),
  reference: row.provider_reference,
  merchantId: row.idempotency_key,
});
