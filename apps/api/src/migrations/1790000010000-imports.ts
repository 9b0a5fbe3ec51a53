import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Imports and the errors of their rows. */
export class Imports1790000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE import_job (
      id uuid NOT NULL,
      reference text NOT NULL,
      state text NOT NULL,
      file_name text NOT NULL,
      file_bytes bigint NOT NULL,
      encoding text NOT NULL,
      delimiter text NOT NULL,
      columns text[] NOT NULL,
      rows_total integer NOT NULL,
      source text NOT NULL,
      mapping jsonb NOT NULL,
      defaults jsonb NOT NULL,
      forecast jsonb,
      result jsonb,
      errors_total integer NOT NULL,
      next_chunk integer NOT NULL,
      attempts integer NOT NULL,
      problem_code text,
      requested_by jsonb NOT NULL,
      created_by text NOT NULL,
      created_at timestamptz NOT NULL,
      started_at timestamptz,
      progressed_at timestamptz NOT NULL,
      finished_at timestamptz,
      version integer NOT NULL,
      CONSTRAINT import_job_pkey PRIMARY KEY (id),
      CONSTRAINT import_job_reference_key UNIQUE (reference),
      CONSTRAINT import_job_state_known CHECK (state IN
        ('uploaded', 'validating', 'validated', 'running', 'stopped', 'finished', 'failed'))
    ) WITH (fillfactor = 70)`);
    await runner.query(`CREATE INDEX import_job_created_at ON import_job (created_at, id)`);

    await runner.query(`CREATE TABLE import_error (
      id uuid NOT NULL,
      import_id uuid NOT NULL,
      line integer NOT NULL,
      column_name text,
      field text NOT NULL,
      code text NOT NULL,
      params jsonb NOT NULL,
      CONSTRAINT import_error_pkey PRIMARY KEY (id),
      CONSTRAINT import_error_job_fkey FOREIGN KEY (import_id) REFERENCES import_job (id)
    )`);
    await runner.query(`CREATE INDEX import_error_line ON import_error (import_id, line, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
