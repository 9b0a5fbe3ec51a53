import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Codes of their own, made in batches, each for one use (decision 0465). */
export class CouponBatches1790000069000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE coupon_batch (
      id uuid NOT NULL,
      promotion_id uuid NOT NULL,
      name text NOT NULL,
      pattern text NOT NULL,
      charset text NOT NULL,
      count integer NOT NULL,
      made integer NOT NULL,
      state text NOT NULL,
      created_by text NOT NULL,
      created_at timestamptz NOT NULL,
      progressed_at timestamptz NOT NULL,
      finished_at timestamptz,
      disabled_at timestamptz,
      version integer NOT NULL,
      CONSTRAINT coupon_batch_pkey PRIMARY KEY (id),
      CONSTRAINT coupon_batch_promotion_fkey FOREIGN KEY (promotion_id) REFERENCES promotion (id),
      CONSTRAINT coupon_batch_state_known CHECK (state IN ('making', 'ready', 'disabled')),
      CONSTRAINT coupon_batch_made CHECK (made >= 0 AND made <= count)
    )`);
    await runner.query('CREATE INDEX coupon_batch_promotion ON coupon_batch (promotion_id)');
    await runner.query(`ALTER TABLE coupon_code
      ADD COLUMN batch_id uuid,
      ADD COLUMN state text NOT NULL DEFAULT 'free',
      ADD COLUMN customer_id uuid,
      ADD COLUMN used_by uuid,
      ADD COLUMN used_for uuid,
      ADD COLUMN disabled_at timestamptz,
      ADD CONSTRAINT coupon_code_batch_fkey FOREIGN KEY (batch_id) REFERENCES coupon_batch (id),
      ADD CONSTRAINT coupon_code_state_known CHECK (state IN ('free', 'reserved', 'redeemed')),
      ADD CONSTRAINT coupon_code_used CHECK ((state = 'free') = (used_for IS NULL) AND (used_for IS NULL) = (used_by IS NULL))`);
    await runner.query('CREATE INDEX coupon_code_in_batch ON coupon_code (batch_id, created_at, id)');
    await runner.query(
      `CREATE INDEX coupon_code_used_in_batch ON coupon_code (batch_id, state) WHERE state <> 'free'`,
    );
    await runner.query(
      'CREATE INDEX coupon_code_disabled_in_batch ON coupon_code (batch_id) WHERE disabled_at IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX coupon_code_customer ON coupon_code (customer_id) WHERE customer_id IS NOT NULL',
    );
    await runner.query('DROP INDEX coupon_code_promotion');
    await runner.query(
      'CREATE INDEX coupon_code_shared ON coupon_code (promotion_id) WHERE batch_id IS NULL',
    );
    await runner.query('ALTER TABLE redemption ADD COLUMN coupon_code_id uuid');
    await runner.query(`CREATE UNIQUE INDEX redemption_coupon_once ON redemption (coupon_code_id)
      WHERE coupon_code_id IS NOT NULL AND state <> 'released'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
