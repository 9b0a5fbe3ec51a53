import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** An account that is being closed: its money goes back before it is closed. */
export class CustomerClosing1790000066000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE customer DROP CONSTRAINT customer_status_known,
      ADD CONSTRAINT customer_status_known CHECK (status IN ('active', 'suspended', 'closing', 'closed'))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
