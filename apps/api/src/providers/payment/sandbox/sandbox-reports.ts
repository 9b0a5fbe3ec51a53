import { Injectable } from '@nestjs/common';
import { type CurrencyCode, money } from '@ur-desk/domain/kernel';
import {
  type ComparedKind,
  SANDBOX_REPORT_HEADER,
  sandboxReportLine,
  type SettlementPeriod,
} from '@ur-desk/domain/settlements';
import { Db } from '../../../platform/db/db';
import { endAllDue } from './sandbox-book';

const LINES_AT_ONCE = 5_000;

const MOVEMENTS = `SELECT * FROM (
  SELECT 'charge' AS kind, moved_at, idempotency_key, provider_reference, amount, currency FROM sandbox_charge
  WHERE moved_at >= $1 AND moved_at < $2 AND result = 'captured'
  UNION ALL
  SELECT 'refund', moved_at, idempotency_key, provider_reference, amount, currency FROM sandbox_refund
  WHERE moved_at >= $1 AND moved_at < $2 AND result = 'succeeded'
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
    await this.db.read((em) => endAllDue(em, now));
    yield SANDBOX_REPORT_HEADER;
    let after: [unknown, string] = [period.from, ''];
    for (;;) {
      const values = [period.from, period.to, ...after];
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
