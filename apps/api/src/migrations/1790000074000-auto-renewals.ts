import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How lines are renewed by themselves, and what became of the tries. A line without a row has the usual terms. */
export class AutoRenewals1790000074000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE auto_renewal (
      customer_id uuid NOT NULL,
      line_id uuid NOT NULL,
      plan_id uuid,
      payment_order text NOT NULL,
      since timestamptz NOT NULL,
      subscription_id uuid,
      tries integer NOT NULL,
      last_try_at timestamptz,
      last_error text,
      last_renewal_id uuid,
      next_try_at timestamptz,
      stop_reason text,
      stopped_at timestamptz,
      CONSTRAINT auto_renewal_pkey PRIMARY KEY (customer_id, line_id),
      CONSTRAINT auto_renewal_line_fkey FOREIGN KEY (customer_id, line_id) REFERENCES line (customer_id, id),
      CONSTRAINT auto_renewal_plan_fkey FOREIGN KEY (plan_id) REFERENCES plan (id),
      CONSTRAINT auto_renewal_order_known CHECK (payment_order IN ('walletFirst', 'methodOnly', 'walletOnly')),
      CONSTRAINT auto_renewal_tries CHECK ((tries = 0) = (last_try_at IS NULL)),
      CONSTRAINT auto_renewal_stopped CHECK ((stop_reason IS NULL) = (stopped_at IS NULL)),
      CONSTRAINT auto_renewal_stopped_is_over CHECK (stopped_at IS NULL OR next_try_at IS NULL)
    )`);
    await runner.query(
      `CREATE INDEX auto_renewal_due ON auto_renewal (next_try_at) WHERE next_try_at IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX auto_renewal_troubled ON auto_renewal (last_try_at, line_id) WHERE last_error IS NOT NULL`,
    );
    // After an end that everything slept through; the running ones have subscription_to_end.
    await runner.query(`CREATE INDEX subscription_ended ON subscription (ends_at) WHERE state = 'expired'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
