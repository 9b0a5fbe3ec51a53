import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Refunds, with the suggestion and the policy's verdict frozen as they were shown. */
export class Refunds1790000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE refund (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reference text NOT NULL,
      payment_id uuid NOT NULL,
      subscription_id uuid,
      amount bigint NOT NULL,
      currency text NOT NULL,
      destination text NOT NULL,
      reason_code text NOT NULL,
      comment text,
      plan_effect text NOT NULL,
      state text NOT NULL,
      suggestion jsonb NOT NULL,
      policy jsonb NOT NULL,
      override_reason text,
      balance_after bigint NOT NULL,
      refundable_after bigint NOT NULL,
      actor_kind text NOT NULL,
      actor_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT refund_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT refund_payment_fkey FOREIGN KEY (customer_id, payment_id) REFERENCES payment (customer_id, id),
      CONSTRAINT refund_reference_key UNIQUE (reference),
      CONSTRAINT refund_amount_positive CHECK (amount > 0)
    )`);
    await runner.query(`CREATE INDEX refund_id ON refund (id)`);
    await runner.query(`CREATE INDEX refund_created_at ON refund (created_at, id)`);
    await runner.query(`CREATE INDEX refund_payment ON refund (customer_id, payment_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
