import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Of which loss of a tier a member was warned last. */
export class MembershipWarnings1790000086000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE membership ADD COLUMN warned_days integer, ADD COLUMN warned_of timestamptz,
      ADD CONSTRAINT membership_warned CHECK ((warned_days IS NULL) = (warned_of IS NULL))`);
    await runner.query(`CREATE INDEX membership_to_lose ON membership (period_ends_at)
      WHERE override_until IS NULL AND period_ends_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
