import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The sandbox provider learns pages, late ends and refunds. */
export class SandboxPages1790000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sandbox_charge
      ADD COLUMN card_token text,
      ADD COLUMN paid_kind text,
      ADD COLUMN due_at timestamptz,
      ADD COLUMN due_result text,
      ADD COLUMN page_token text,
      ADD COLUMN page jsonb`);
    await runner.query(
      `CREATE UNIQUE INDEX sandbox_charge_page ON sandbox_charge (page_token) WHERE page_token IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX sandbox_charge_due ON sandbox_charge (due_at) WHERE due_at IS NOT NULL`);
    await runner.query(`CREATE TABLE sandbox_refund (
      idempotency_key text NOT NULL,
      charge_key text NOT NULL,
      provider_reference text NOT NULL,
      amount bigint NOT NULL,
      currency text NOT NULL,
      result text NOT NULL,
      failure_code text,
      due_at timestamptz,
      due_result text,
      CONSTRAINT sandbox_refund_pkey PRIMARY KEY (idempotency_key)
    )`);
    await runner.query(`CREATE INDEX sandbox_refund_charge ON sandbox_refund (charge_key)`);
    await runner.query(`CREATE INDEX sandbox_refund_due ON sandbox_refund (due_at) WHERE due_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
