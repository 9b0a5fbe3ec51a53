import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What each run of the verifier found. */
export class LedgerVerifications1790000042000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ledger_verification (
      id uuid NOT NULL,
      state text NOT NULL,
      requested_by text NOT NULL,
      created_at timestamptz NOT NULL,
      finished_at timestamptz,
      checks_done integer NOT NULL,
      difference_count bigint,
      result jsonb,
      CONSTRAINT ledger_verification_pkey PRIMARY KEY (id),
      CONSTRAINT ledger_verification_state_known CHECK (state IN ('waiting', 'running', 'finished', 'failed')),
      CONSTRAINT ledger_verification_finished CHECK ((state = 'finished') = (result IS NOT NULL))
    )`);
    await runner.query(`CREATE INDEX ledger_verification_created_at ON ledger_verification (created_at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
