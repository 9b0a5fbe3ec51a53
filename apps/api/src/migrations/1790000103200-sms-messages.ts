import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Messages by SMS: whether they arrived, and what the SMS centre calls them. */
export class SmsMessages1790000103200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE notification DROP CONSTRAINT notification_state_known, ADD COLUMN provider_reference text,
      ADD CONSTRAINT notification_state_known CHECK (state IN ('queued', 'sent', 'delivered', 'undelivered', 'failed')),
      ADD CONSTRAINT notification_channel_known CHECK (channel IN ('email', 'sms'))`);
    await runner.query(`CREATE INDEX notification_provider_reference ON notification (provider, provider_reference)
      WHERE provider_reference IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
