import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Saved methods, payments, top-ups, and what the sandbox provider remembers on its side. */
export class Payments1790000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE payment_method (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      provider text NOT NULL,
      token text NOT NULL,
      kind text NOT NULL,
      brand text NOT NULL,
      last_four text NOT NULL,
      expiry_month smallint NOT NULL,
      expiry_year smallint NOT NULL,
      state text NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT payment_method_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT payment_method_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT payment_method_state_known CHECK (state IN ('active', 'removed'))
    )`);
    await runner.query(`CREATE INDEX payment_method_id ON payment_method (id)`);
    await runner.query(
      `CREATE UNIQUE INDEX payment_method_once ON payment_method (customer_id, provider, token) WHERE state = 'active'`,
    );
    await this.createPayment(runner);
    await runner.query(`CREATE TABLE top_up (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reference text NOT NULL,
      payment_id uuid NOT NULL,
      amount bigint NOT NULL,
      currency text NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT top_up_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT top_up_payment_fkey FOREIGN KEY (customer_id, payment_id) REFERENCES payment (customer_id, id),
      CONSTRAINT top_up_reference_key UNIQUE (reference)
    )`);
    await runner.query(`CREATE INDEX top_up_id ON top_up (id)`);
    await runner.query(`CREATE INDEX top_up_created_at ON top_up (created_at, id)`);
    await runner.query(`CREATE TABLE sandbox_charge (
      idempotency_key text NOT NULL,
      provider_reference text NOT NULL,
      amount bigint NOT NULL,
      currency text NOT NULL,
      result text NOT NULL,
      decline_code text,
      CONSTRAINT sandbox_charge_pkey PRIMARY KEY (idempotency_key)
    )`);
  }

  private async createPayment(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE payment (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reference text NOT NULL,
      provider text NOT NULL,
      method_id uuid,
      purpose text NOT NULL,
      purpose_id uuid NOT NULL,
      amount bigint NOT NULL,
      currency text NOT NULL,
      captured bigint NOT NULL,
      refund_reserved bigint NOT NULL,
      state text NOT NULL,
      decline_code text,
      provider_reference text,
      janitor_at timestamptz,
      human_at timestamptz,
      attempts int NOT NULL,
      created_at timestamptz NOT NULL,
      settled_at timestamptz,
      CONSTRAINT payment_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT payment_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT payment_method_fkey FOREIGN KEY (customer_id, method_id) REFERENCES payment_method (customer_id, id),
      CONSTRAINT payment_reference_key UNIQUE (reference),
      CONSTRAINT payment_amount_positive CHECK (amount > 0),
      CONSTRAINT payment_captured_whole CHECK (captured = CASE WHEN state = 'captured' THEN amount ELSE 0 END),
      CONSTRAINT refund_within_captured CHECK (refund_reserved BETWEEN 0 AND captured),
      CONSTRAINT payment_open_is_asked_for CHECK (
        (state IN ('pending', 'requiresAction', 'unknown')) = (janitor_at IS NOT NULL OR human_at IS NOT NULL))
    ) WITH (fillfactor = 85)`);
    await runner.query(`CREATE INDEX payment_id ON payment (id)`);
    await runner.query(`CREATE INDEX payment_created_at ON payment (created_at, id)`);
    await runner.query(`CREATE INDEX payment_janitor ON payment (janitor_at) WHERE janitor_at IS NOT NULL`);
    // A settled payment stays what it is, whatever the code above it says (P2).
    await runner.query(`CREATE TRIGGER payment_settled_stays BEFORE UPDATE ON payment FOR EACH ROW
      WHEN (OLD.state IN ('captured', 'failed', 'expired') AND NEW.state <> OLD.state)
      EXECUTE FUNCTION refuse_change()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
