import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What an operator begins with: every day from nine to nine (decision 0530). */
export const FIRST_SUPPORT_HOURS = `INSERT INTO support_hours (id, sole, opens_at, closes_at, weekdays, holidays, updated_at, version)
VALUES ('01900000-0000-7000-8000-000000180002', true, '09:00', '21:00',
  '["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]', '[]', now(), 1)`;

/** The hours in which the clocks of tickets run become a setting. */
export class SupportHours1790000132000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE support_hours (
      id uuid NOT NULL,
      sole boolean NOT NULL,
      opens_at text NOT NULL,
      closes_at text NOT NULL,
      weekdays jsonb NOT NULL,
      holidays jsonb NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT support_hours_pkey PRIMARY KEY (id),
      CONSTRAINT support_hours_one UNIQUE (sole),
      CONSTRAINT support_hours_sole CHECK (sole),
      CONSTRAINT support_hours_open CHECK (closes_at > opens_at AND jsonb_array_length(weekdays) > 0)
    )`);
    await runner.query(FIRST_SUPPORT_HOURS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
