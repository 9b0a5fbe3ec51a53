import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Files of customers for a tier. */
export class TierImports1790000085000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE tier_import (
      id uuid NOT NULL,
      reference text NOT NULL,
      state text NOT NULL,
      tier text,
      file_name text NOT NULL,
      rows_total integer NOT NULL,
      accepted integer NOT NULL,
      rejected integer NOT NULL,
      errors jsonb NOT NULL,
      moved integer NOT NULL,
      skipped integer NOT NULL,
      until timestamptz,
      reason text,
      approval_id uuid,
      requested_by jsonb NOT NULL,
      created_by text NOT NULL,
      created_at timestamptz NOT NULL,
      finished_at timestamptz,
      version integer NOT NULL,
      CONSTRAINT tier_import_pkey PRIMARY KEY (id),
      CONSTRAINT tier_import_reference_key UNIQUE (reference),
      CONSTRAINT tier_import_state_known CHECK (state IN ('checked', 'awaitingApproval', 'running', 'finished')),
      CONSTRAINT tier_import_ordered CHECK (state = 'checked' OR (tier IS NOT NULL AND until IS NOT NULL AND reason IS NOT NULL)),
      CONSTRAINT tier_import_counts CHECK (moved + skipped <= accepted)
    )`);
    await runner.query(
      `CREATE INDEX tier_import_running ON tier_import (created_at) WHERE state = 'running'`,
    );
    await runner.query(`CREATE TABLE tier_import_row (
      customer_id uuid NOT NULL,
      import_id uuid NOT NULL,
      line integer NOT NULL,
      done boolean NOT NULL,
      CONSTRAINT tier_import_row_pkey PRIMARY KEY (customer_id, import_id),
      CONSTRAINT tier_import_row_import_fkey FOREIGN KEY (import_id) REFERENCES tier_import (id),
      CONSTRAINT tier_import_row_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id)
    )`);
    await runner.query(
      'CREATE INDEX tier_import_row_waiting ON tier_import_row (import_id, customer_id) WHERE NOT done',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
