import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What is not urgent waits for the customer's morning, and goes by no way that he opted out of. */
export class QuietHours1790000115100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE notification DROP CONSTRAINT notification_state_known, ADD COLUMN held_until timestamptz,
      ADD CONSTRAINT notification_state_known
        CHECK (state IN ('queued', 'sent', 'delivered', 'undelivered', 'failed', 'withheld'))`);
    await runner.query(`ALTER TABLE customer ADD COLUMN opt_outs text[] NOT NULL DEFAULT '{}',
      ADD CONSTRAINT customer_opt_outs_known CHECK (opt_outs <@ ARRAY['email', 'sms'])`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
