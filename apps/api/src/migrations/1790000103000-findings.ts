import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The work list: what is wrong with which customer, and when all of them were looked at. */
export class Findings1790000103000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE finding (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      code text NOT NULL,
      subject_kind text NOT NULL,
      subject_id uuid NOT NULL,
      found_at timestamptz NOT NULL,
      checked_at timestamptz NOT NULL,
      CONSTRAINT finding_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT finding_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT finding_key UNIQUE (customer_id, code, subject_id)
    )`);
    await runner.query('CREATE INDEX finding_code ON finding (code, found_at)');
    await runner.query(`CREATE TABLE diagnosis_run (
      id uuid NOT NULL,
      started_at timestamptz NOT NULL,
      ended_at timestamptz,
      after_id uuid,
      customers bigint NOT NULL,
      CONSTRAINT diagnosis_run_pkey PRIMARY KEY (id)
    )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
