import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A customer is found by the last four digits of a saved card. */
export class SearchCards1790000055300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX payment_method_last_four ON payment_method (last_four, created_at) WHERE state = 'active'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
