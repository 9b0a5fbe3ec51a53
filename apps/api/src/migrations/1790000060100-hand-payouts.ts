import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Refunds that no provider pays back: finance does, by hand. */
export class HandPayouts1790000060100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE refund ADD by_hand boolean NOT NULL DEFAULT false`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
