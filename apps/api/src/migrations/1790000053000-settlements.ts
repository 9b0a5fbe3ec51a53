import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Providers' settlement reports, line by line, beside what our books say (L9); and when the sandbox moved its money. */
export class Settlements1790000053000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.reports(runner);
    await this.lines(runner);
    await this.sandbox(runner);
  }

  private async reports(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE settlement (
      id uuid NOT NULL,
      reference text NOT NULL,
      provider text NOT NULL,
      format text NOT NULL,
      state text NOT NULL,
      file_name text NOT NULL,
      file_bytes bigint NOT NULL,
      file_hash text NOT NULL,
      encoding text NOT NULL,
      delimiter text NOT NULL,
      lines_total integer NOT NULL,
      lines_from timestamptz NOT NULL,
      lines_to timestamptz NOT NULL,
      period_from timestamptz NOT NULL,
      period_to timestamptz NOT NULL,
      movements jsonb NOT NULL,
      loaded_at timestamptz,
      position integer NOT NULL,
      lines_done integer NOT NULL,
      attempts integer NOT NULL,
      problem_code text,
      requested_by jsonb NOT NULL,
      created_by text NOT NULL,
      created_at timestamptz NOT NULL,
      progressed_at timestamptz NOT NULL,
      finished_at timestamptz,
      version integer NOT NULL,
      CONSTRAINT settlement_pkey PRIMARY KEY (id),
      CONSTRAINT settlement_reference_key UNIQUE (reference),
      CONSTRAINT settlement_file_hash_key UNIQUE (file_hash),
      CONSTRAINT settlement_state_known
        CHECK (state IN ('uploaded', 'loading', 'matching', 'finished', 'failed')),
      CONSTRAINT settlement_period
        CHECK (period_from < period_to AND period_from <= lines_from AND period_to >= lines_to),
      CONSTRAINT settlement_compared_is_loaded
        CHECK (state NOT IN ('matching', 'finished') OR loaded_at IS NOT NULL)
    )`);
    await runner.query(`CREATE INDEX settlement_created_at ON settlement (created_at, id)`);
  }

  private async lines(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE settlement_line (
      id uuid NOT NULL,
      settlement_id uuid NOT NULL,
      line integer,
      kind text NOT NULL,
      provider_kind text,
      external_id text COLLATE "C",
      movement text COLLATE "C",
      occurred_at timestamptz NOT NULL,
      amount bigint,
      currency text,
      fee bigint,
      settled_currency text,
      provider_reference text,
      other_reference text,
      told_id uuid,
      told_reference text,
      class text,
      customer_id uuid,
      payment_id uuid,
      refund_id uuid,
      own_amount bigint,
      own_currency text,
      linked boolean NOT NULL,
      explanation_reason text,
      explanation_note text,
      explained_by text,
      explained_at timestamptz,
      asked_at timestamptz,
      answer text,
      CONSTRAINT settlement_line_pkey PRIMARY KEY (id),
      CONSTRAINT settlement_line_report_fkey FOREIGN KEY (settlement_id) REFERENCES settlement (id),
      CONSTRAINT settlement_line_payment_fkey FOREIGN KEY (customer_id, payment_id)
        REFERENCES payment (customer_id, id),
      CONSTRAINT settlement_line_refund_fkey FOREIGN KEY (customer_id, refund_id)
        REFERENCES refund (customer_id, id),
      CONSTRAINT settlement_line_sides CHECK ((line IS NULL) = (amount IS NULL)
        AND (line IS NULL) = (external_id IS NULL) AND (line IS NOT NULL OR customer_id IS NOT NULL)),
      CONSTRAINT settlement_line_one_counterpart CHECK (num_nonnulls(payment_id, refund_id) = num_nonnulls(customer_id)),
      CONSTRAINT settlement_line_explained
        CHECK (num_nonnulls(explanation_reason, explanation_note, explained_by, explained_at) IN (0, 4))
    )`);
    await runner.query(`CREATE UNIQUE INDEX settlement_line_place ON settlement_line (settlement_id, line)
      WHERE line IS NOT NULL`);
    await runner.query(`CREATE UNIQUE INDEX settlement_line_unnamed_payment
      ON settlement_line (settlement_id, payment_id) WHERE line IS NULL`);
    await runner.query(`CREATE UNIQUE INDEX settlement_line_unnamed_refund
      ON settlement_line (settlement_id, refund_id) WHERE line IS NULL`);
    await runner.query(`CREATE INDEX settlement_line_movement ON settlement_line (settlement_id, movement)`);
    await runner.query(
      `CREATE INDEX settlement_line_class ON settlement_line (settlement_id, class, occurred_at, id)`,
    );
    await runner.query(
      `CREATE INDEX settlement_line_payment ON settlement_line (payment_id) WHERE payment_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX settlement_line_refund ON settlement_line (refund_id) WHERE refund_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX settlement_line_open ON settlement_line (settlement_id, occurred_at)
      WHERE class IN ('missingHere', 'missingThere', 'amountDiffers', 'otherCurrency', 'duplicate')
        AND explained_at IS NULL`);
  }

  /** What it did before is dated as our books have it: the two are one machine. */
  private async sandbox(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sandbox_charge ADD COLUMN moved_at timestamptz');
    await runner.query('ALTER TABLE sandbox_refund ADD COLUMN moved_at timestamptz');
    await runner.query(`UPDATE sandbox_charge c SET moved_at = coalesce(p.settled_at, p.created_at) FROM payment p
      WHERE c.result = 'captured' AND p.id::text = c.idempotency_key`);
    await runner.query(`UPDATE sandbox_refund c SET moved_at = coalesce(r.settled_at, r.created_at) FROM refund r
      WHERE c.result = 'succeeded' AND r.id::text = c.idempotency_key`);
    await runner.query(`CREATE INDEX sandbox_charge_moved ON sandbox_charge (moved_at, idempotency_key)
      WHERE moved_at IS NOT NULL`);
    await runner.query(`CREATE INDEX sandbox_refund_moved ON sandbox_refund (moved_at, idempotency_key)
      WHERE moved_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
