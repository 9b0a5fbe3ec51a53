import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What an operator begins with (rules 7): a table per currency, because nothing is ever converted. In minor units, seconds,
 * messages, bytes and days: per action, per customer and day, per person and day. A supervisor may give ten times as much.
 */
export const FIRST_LIMITS = `INSERT INTO staff_limit (id, role, measure, per_action, per_customer_day, per_agent_day, updated_at, version)
SELECT ('01900000-0000-7000-8000-0000000d' || lpad((r.n * 100 + m.n)::text, 4, '0'))::uuid, r.role, m.measure,
  m.action * r.factor, m.customer_day * r.factor, m.agent_day * r.factor, now(), 1
FROM (VALUES (1, 'agent', 1), (2, 'supervisor', 10)) AS r (n, role, factor)
CROSS JOIN (VALUES
  (1, 'CNY', 20000, 50000, 200000),
  (2, 'USD', 3000, 7500, 30000),
  (3, 'EUR', 3000, 7500, 30000),
  (4, 'GBP', 2500, 6000, 25000),
  (5, 'CHF', 2500, 6000, 25000),
  (6, 'HKD', 20000, 50000, 200000),
  (7, 'TWD', 90000, 220000, 900000),
  (8, 'JPY', 4000, 10000, 40000),
  (9, 'KRW', 40000, 100000, 400000),
  (10, 'SGD', 4000, 10000, 40000),
  (11, 'MYR', 12000, 30000, 120000),
  (12, 'THB', 100000, 250000, 1000000),
  (13, 'INR', 250000, 600000, 2500000),
  (14, 'AUD', 4500, 11000, 45000),
  (15, 'CAD', 4000, 10000, 40000),
  (16, 'AED', 10000, 25000, 100000),
  (17, 'BRL', 15000, 40000, 150000),
  (18, 'KWD', 9000, 22000, 90000),
  (30, 'voiceSeconds', 3600, 7200, 36000),
  (31, 'smsCount', 100, 200, 1000),
  (32, 'dataBytes', 5368709120, 10737418240, 53687091200),
  (33, 'validityDays', 7, 14, 70)
) AS m (n, measure, action, customer_day, agent_day)`;

/** What is put right by hand, how much of it a role may do alone, and what each person has done today. */
export class Adjustments1790000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE staff_limit (
      id uuid NOT NULL,
      role text NOT NULL,
      measure text NOT NULL,
      per_action bigint NOT NULL,
      per_customer_day bigint NOT NULL,
      per_agent_day bigint NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT staff_limit_pkey PRIMARY KEY (id),
      CONSTRAINT staff_limit_measure_key UNIQUE (role, measure),
      CONSTRAINT staff_limit_positive CHECK (per_action >= 0 AND per_customer_day >= 0 AND per_agent_day >= 0)
    )`);
    await runner.query(FIRST_LIMITS);
    await runner.query(`CREATE TABLE staff_limit_use (
      actor_id uuid NOT NULL,
      day date NOT NULL,
      measure text NOT NULL,
      used bigint NOT NULL,
      most bigint NOT NULL,
      CONSTRAINT staff_limit_use_pkey PRIMARY KEY (actor_id, day, measure),
      CONSTRAINT staff_limit_use_within CHECK (used >= 0 AND used <= most)
    )`);

    await runner.query(`CREATE TABLE adjustment (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reference text NOT NULL,
      kind text NOT NULL,
      state text NOT NULL,
      measure text NOT NULL,
      quantity bigint NOT NULL,
      subscription_id uuid,
      allowance_kind text,
      ends_before timestamptz,
      ends_after timestamptz,
      changes jsonb NOT NULL,
      reason_code text NOT NULL,
      comment text,
      approval_id uuid,
      actor_kind text NOT NULL,
      actor_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      done_at timestamptz,
      CONSTRAINT adjustment_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT adjustment_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT adjustment_subscription_fkey FOREIGN KEY (subscription_id, customer_id)
        REFERENCES subscription (id, customer_id),
      CONSTRAINT adjustment_reference_key UNIQUE (reference),
      CONSTRAINT adjustment_kind_known CHECK (kind IN ('credit', 'debit', 'allowance', 'validity')),
      CONSTRAINT adjustment_state_known
        CHECK (state IN ('awaitingApproval', 'done', 'rejected', 'expired', 'cancelled', 'undone')),
      CONSTRAINT adjustment_quantity_positive CHECK (quantity > 0),
      CONSTRAINT adjustment_done CHECK ((state IN ('done', 'undone')) = (done_at IS NOT NULL))
    )`);
    await runner.query(`CREATE INDEX adjustment_id ON adjustment (id)`);
    await runner.query(`CREATE INDEX adjustment_created_at ON adjustment (created_at, id)`);
    await runner.query(`CREATE INDEX adjustment_customer ON adjustment (customer_id, created_at)`);
    await runner.query(
      `CREATE INDEX adjustment_subscription ON adjustment (subscription_id) WHERE subscription_id IS NOT NULL`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
