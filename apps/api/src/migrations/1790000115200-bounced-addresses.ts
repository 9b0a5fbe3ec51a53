import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Addresses from which messages come back are marked. */
export class BouncedAddresses1790000115200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE customer_contact ADD COLUMN phone_bounced_at timestamptz, ADD COLUMN email_bounced_at timestamptz',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
