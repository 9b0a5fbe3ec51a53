import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How somebody has arranged the console goes with the account, not with the computer. */
export class StaffPreferences1790000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE staff ADD COLUMN preferences jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE staff ALTER COLUMN preferences DROP DEFAULT`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
