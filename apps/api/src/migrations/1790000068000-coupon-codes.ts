import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Codes that promotions need, each with the form by which two are the same (decision 0464). */
export class CouponCodes1790000068000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE coupon_code (
      id uuid NOT NULL,
      key text NOT NULL,
      code text NOT NULL,
      promotion_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT coupon_code_pkey PRIMARY KEY (id),
      CONSTRAINT coupon_code_key_key UNIQUE (key),
      CONSTRAINT coupon_code_promotion_fkey FOREIGN KEY (promotion_id) REFERENCES promotion (id)
    )`);
    await runner.query('CREATE INDEX coupon_code_promotion ON coupon_code (promotion_id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
