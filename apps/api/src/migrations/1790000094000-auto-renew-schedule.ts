import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What an operator begins with (rules 4). */
export const FIRST_AUTO_RENEW_SCHEDULE = `INSERT INTO auto_renew_schedule (id, sole, hours, updated_at, version)
VALUES ('01900000-0000-7000-8000-000000180001', true, '[-24, -23, 0, 48]', now(), 1)`;

/** The times at which plans are renewed by themselves become a setting. */
export class AutoRenewSchedule1790000094000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE auto_renew_schedule (
      id uuid NOT NULL,
      sole boolean NOT NULL,
      hours jsonb NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT auto_renew_schedule_pkey PRIMARY KEY (id),
      CONSTRAINT auto_renew_schedule_one UNIQUE (sole),
      CONSTRAINT auto_renew_schedule_sole CHECK (sole),
      CONSTRAINT auto_renew_schedule_some CHECK (jsonb_array_length(hours) BETWEEN 1 AND 8)
    )`);
    await runner.query(FIRST_AUTO_RENEW_SCHEDULE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
