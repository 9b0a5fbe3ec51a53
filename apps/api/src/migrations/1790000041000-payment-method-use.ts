import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which saved method pays by default, whether it may be charged without asking, and methods that are no cards. */
export class PaymentMethodUse1790000041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE payment_method
      ALTER COLUMN brand DROP NOT NULL,
      ALTER COLUMN last_four DROP NOT NULL,
      ALTER COLUMN expiry_month DROP NOT NULL,
      ALTER COLUMN expiry_year DROP NOT NULL,
      ADD COLUMN is_default boolean NOT NULL DEFAULT false,
      ADD COLUMN automatic_use_since timestamptz,
      ADD COLUMN removed_at timestamptz`);
    await runner.query(`UPDATE payment_method SET removed_at = created_at WHERE state = 'removed'`);
    await runner.query(`UPDATE payment_method m SET is_default = true FROM (
      SELECT DISTINCT ON (customer_id) customer_id, id FROM payment_method WHERE state = 'active'
      ORDER BY customer_id, created_at DESC, id) newest
      WHERE m.customer_id = newest.customer_id AND m.id = newest.id`);
    await runner.query(
      `CREATE UNIQUE INDEX payment_method_one_default ON payment_method (customer_id) WHERE is_default`,
    );
    await runner.query(`ALTER TABLE payment_method
      ADD CONSTRAINT payment_method_default_is_active CHECK (NOT is_default OR state = 'active'),
      ADD CONSTRAINT payment_method_removed_at CHECK ((state = 'removed') = (removed_at IS NOT NULL))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
