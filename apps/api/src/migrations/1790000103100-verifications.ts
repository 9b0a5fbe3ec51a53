import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Codes that prove an address or a caller. */
export class Verifications1790000103100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE verification (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      purpose text NOT NULL,
      method text NOT NULL,
      contact text,
      state text NOT NULL,
      secret_sealed bytea,
      tries integer NOT NULL,
      staff_id uuid NOT NULL,
      staff_name text NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      confirmed_at timestamptz,
      CONSTRAINT verification_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT verification_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT verification_state_known CHECK (state IN ('sent', 'confirmed', 'failed', 'expired', 'replaced')),
      CONSTRAINT verification_confirmed CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL)),
      CONSTRAINT verification_code_while_sent CHECK (state = 'sent' OR secret_sealed IS NULL),
      CONSTRAINT verification_tries CHECK (tries BETWEEN 0 AND 5)
    )`);
    await runner.query('CREATE INDEX verification_id ON verification (id)');
    await runner.query(
      `CREATE UNIQUE INDEX verification_one_open ON verification (customer_id, purpose, contact) WHERE state = 'sent'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
