import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who has which record open. Worth nothing after a crash, so that writing it costs no log. */
export class Presence1790000170000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE UNLOGGED TABLE presence (
      tab text NOT NULL,
      staff_id uuid NOT NULL,
      kind text NOT NULL,
      record_id uuid NOT NULL,
      seen_at timestamptz NOT NULL,
      CONSTRAINT presence_pkey PRIMARY KEY (tab),
      CONSTRAINT presence_staff_fkey FOREIGN KEY (staff_id) REFERENCES staff (id)
    )`);
    await runner.query('CREATE INDEX presence_record ON presence (record_id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
