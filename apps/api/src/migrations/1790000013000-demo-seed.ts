import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The mark by which the demo seed knows its own half-written data. */
export class DemoSeed1790000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE demo_seed (
      id integer NOT NULL,
      begun_at timestamptz NOT NULL,
      finished_at timestamptz,
      CONSTRAINT demo_seed_pkey PRIMARY KEY (id)
    )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
