import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What an operator begins with: by one card five tries an hour and ten a day, by a customer twice as many; as much as one
 * top-up may be by a card in a day, twice that by a customer.
 */
export const FIRST_VELOCITY_LIMITS = `INSERT INTO velocity_limit
  (id, currency, scope, hour_count, hour_sum, day_count, day_sum, updated_at, version)
SELECT ('01900000-0000-7000-8000-0000000f' || lpad((s.n * 100 + right(t.id::text, 4)::int)::text, 4, '0'))::uuid, t.currency,
  s.scope, 5 * s.factor, t.most * s.factor, 10 * s.factor, t.most * s.factor, now(), 1
FROM top_up_limit t CROSS JOIN (VALUES (1, 'customer', 2), (2, 'method', 1)) AS s (n, scope, factor)`;

/** From when on the rules speak up. */
export const FIRST_RISK_RULES = `INSERT INTO risk_rule (id, rule, active, times, within_days, updated_at, version)
VALUES ('01900000-0000-7000-8000-00000010a001', 'declinedMethod', true, 3, 1, now(), 1)`;

/** Who may not be charged, and how often and how much the others may. */
export class PaymentRisk1790000055100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE velocity_limit (
      id uuid NOT NULL,
      currency text NOT NULL,
      scope text NOT NULL,
      hour_count bigint NOT NULL,
      hour_sum bigint NOT NULL,
      day_count bigint NOT NULL,
      day_sum bigint NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT velocity_limit_pkey PRIMARY KEY (id),
      CONSTRAINT velocity_limit_scope_key UNIQUE (currency, scope),
      CONSTRAINT velocity_limit_positive CHECK (hour_count >= 0 AND hour_sum >= 0 AND day_count >= 0 AND day_sum >= 0)
    )`);
    await runner.query(FIRST_VELOCITY_LIMITS);
    await this.exceptions(runner);
    await this.blocks(runner);
    await runner.query(`CREATE TABLE risk_rule (
      id uuid NOT NULL,
      rule text NOT NULL,
      active boolean NOT NULL,
      times integer NOT NULL,
      within_days integer NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT risk_rule_pkey PRIMARY KEY (id),
      CONSTRAINT risk_rule_rule_key UNIQUE (rule),
      CONSTRAINT risk_rule_positive CHECK (times > 0 AND within_days > 0)
    )`);
    await runner.query(FIRST_RISK_RULES);
  }

  private async exceptions(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE charge_exception (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reason text NOT NULL,
      granted_by text NOT NULL,
      granted_by_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      payment_id uuid,
      used_at timestamptz,
      CONSTRAINT charge_exception_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT charge_exception_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT charge_exception_payment_fkey FOREIGN KEY (customer_id, payment_id) REFERENCES payment (customer_id, id),
      CONSTRAINT charge_exception_used CHECK ((payment_id IS NULL) = (used_at IS NULL))
    )`);
    await runner.query(`CREATE INDEX charge_exception_id ON charge_exception (id)`);
    await runner.query(`CREATE UNIQUE INDEX charge_exception_one_use ON charge_exception (customer_id, payment_id)
      WHERE payment_id IS NOT NULL`);
  }

  private async blocks(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE payment_block (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      method_id uuid,
      cause text NOT NULL,
      reason text,
      blocked_by text NOT NULL,
      until timestamptz,
      created_at timestamptz NOT NULL,
      lifted_at timestamptz,
      lifted_by text,
      lift_reason text,
      CONSTRAINT payment_block_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT payment_block_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT payment_block_method_fkey FOREIGN KEY (customer_id, method_id) REFERENCES payment_method (customer_id, id),
      CONSTRAINT payment_block_lifted
        CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_reason IS NULL)),
      CONSTRAINT payment_block_span CHECK (until IS NULL OR until > created_at),
      CONSTRAINT payment_block_cause_known CHECK (cause IN ('staff', 'suspectedFraud', 'declines')),
      CONSTRAINT payment_block_once EXCLUDE USING gist (customer_id WITH =, (coalesce(method_id, customer_id)) WITH =,
        tstzrange(created_at, least(lifted_at, until)) WITH &&)
    )`);
    await runner.query(`CREATE INDEX payment_block_id ON payment_block (id)`);
    await runner.query(`CREATE INDEX payment_block_created_at ON payment_block (created_at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
