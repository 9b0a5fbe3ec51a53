import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What promotions give with top-ups. */
export class TopUpBonuses1790000092000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE top_up
      ADD COLUMN bonuses jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN bonus_basis jsonb`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
