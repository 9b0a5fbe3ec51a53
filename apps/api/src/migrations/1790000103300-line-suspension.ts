import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Why a line is suspended: by whose wish decides who may put it into service again. */
export class LineSuspension1790000103300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE line ADD COLUMN suspended_for text,
      ADD CONSTRAINT line_suspended_for_known CHECK (suspended_for IN ('lost', 'stolen', 'customerWish', 'fraud', 'unpaid', 'misuse')),
      ADD CONSTRAINT line_suspended_for_a_while CHECK (state = 'suspended' OR suspended_for IS NULL)`);
    await runner.query('ALTER TABLE line_order ADD COLUMN suspension text');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
