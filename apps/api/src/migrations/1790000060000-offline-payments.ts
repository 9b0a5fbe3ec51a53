import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Finance records money alone up to what a supervisor may give; in minor units, a row per currency. */
export const FIRST_FINANCE_LIMITS = `INSERT INTO staff_limit (id, role, measure, per_action, per_customer_day, per_agent_day, updated_at, version)
SELECT ('01900000-0000-7000-8000-0000000d' || lpad((300 + row_number() OVER (ORDER BY l.id))::text, 4, '0'))::uuid, 'finance',
  l.measure, l.per_action, l.per_customer_day, l.per_agent_day, now(), 1
FROM staff_limit l WHERE l.role = 'supervisor' AND length(l.measure) = 3`;

/** Money that reached the operator outside of the providers. */
export class OfflinePayments1790000060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FIRST_FINANCE_LIMITS);
    await runner.query(`CREATE TABLE offline_payment (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reference text NOT NULL,
      kind text NOT NULL,
      state text NOT NULL,
      amount bigint NOT NULL,
      currency text NOT NULL,
      received_on date NOT NULL,
      bank_reference text NOT NULL,
      bank_reference_key text NOT NULL,
      sealed_comment bytea,
      payment_id uuid,
      approval_id uuid,
      actor_kind text NOT NULL,
      actor_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      recorded_at timestamptz,
      reversal_approval_id uuid,
      sealed_reversal_reason bytea,
      reversed_amount bigint,
      reversed_at timestamptz,
      CONSTRAINT offline_payment_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT offline_payment_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT offline_payment_payment_fkey FOREIGN KEY (customer_id, payment_id) REFERENCES payment (customer_id, id),
      CONSTRAINT offline_payment_reference_key UNIQUE (reference),
      CONSTRAINT offline_payment_kind_known CHECK (kind IN ('bankTransfer', 'shopCash', 'other')),
      CONSTRAINT offline_payment_state_known CHECK (
        state IN ('draft', 'awaitingApproval', 'recorded', 'reversed', 'rejected', 'expired', 'cancelled')),
      CONSTRAINT offline_payment_amount_positive CHECK (amount > 0),
      CONSTRAINT offline_payment_recorded CHECK (
        (state IN ('recorded', 'reversed')) = (payment_id IS NOT NULL) AND (payment_id IS NULL) = (recorded_at IS NULL)),
      CONSTRAINT offline_payment_reversed CHECK (
        (state = 'reversed') = (reversed_at IS NOT NULL) AND (reversed_at IS NULL) = (reversed_amount IS NULL)
        AND (reversed_amount IS NULL OR reversed_amount BETWEEN 1 AND amount))
    )`);
    await runner.query(`CREATE INDEX offline_payment_id ON offline_payment (id)`);
    await runner.query(`CREATE INDEX offline_payment_created_at ON offline_payment (created_at, id)`);
    await runner.query(`CREATE INDEX offline_payment_customer ON offline_payment (customer_id, created_at)`);
    await runner.query(
      `CREATE UNIQUE INDEX offline_payment_of_payment ON offline_payment (payment_id) WHERE payment_id IS NOT NULL`,
    );
    await runner.query(`CREATE UNIQUE INDEX offline_payment_money_once ON offline_payment (kind, bank_reference_key)
      WHERE state IN ('draft', 'awaitingApproval', 'recorded')`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
