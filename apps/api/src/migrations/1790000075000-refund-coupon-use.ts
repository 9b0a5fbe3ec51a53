import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A refund says whether the use of promotions and coupons was given back with it. */
export class RefundCouponUse1790000075000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE refund ADD COLUMN coupon_use text NOT NULL DEFAULT 'keep',
      ADD CONSTRAINT refund_coupon_use_known CHECK (coupon_use IN ('back', 'keep'))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
