import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Pages of providers on which customers pay or confirm, one per payment. */
export class PaymentLinks1790000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE payment_link (
      customer_id uuid NOT NULL,
      payment_id uuid NOT NULL,
      token text NOT NULL,
      kind text NOT NULL,
      provider_url text,
      method_kinds text[] NOT NULL,
      save_method boolean NOT NULL,
      send_by_email boolean NOT NULL,
      locale text NOT NULL,
      expires_at timestamptz NOT NULL,
      cancelled_at timestamptz,
      created_at timestamptz NOT NULL,
      CONSTRAINT payment_link_pkey PRIMARY KEY (customer_id, payment_id),
      CONSTRAINT payment_link_payment_fkey FOREIGN KEY (customer_id, payment_id) REFERENCES payment (customer_id, id),
      CONSTRAINT payment_link_token_key UNIQUE (token)
    )`);
    await runner.query(`CREATE INDEX payment_link_payment ON payment_link (payment_id)`);
    await runner.query(`CREATE INDEX payment_link_created_at ON payment_link (created_at, payment_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
