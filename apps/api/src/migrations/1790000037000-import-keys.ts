import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The ids of a file that is being imported stand in the database, not in memory. */
export class ImportKeys1790000037000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE import_key (
      import_id uuid NOT NULL,
      key uuid NOT NULL,
      line integer NOT NULL,
      CONSTRAINT import_key_pkey PRIMARY KEY (import_id, key),
      CONSTRAINT import_key_job_fkey FOREIGN KEY (import_id) REFERENCES import_job (id)
    )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
