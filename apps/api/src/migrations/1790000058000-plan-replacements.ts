import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The reason of refunds that a replacement gives: in the catalogue, so that lists and statements can name it; offered to nobody. */
export const REPLACEMENT_REASON = `INSERT INTO reason_code (id, position, code, uses, text, comment_needed, active, created_at, updated_at, version)
VALUES ('01900000-0000-7000-8000-00000000c130', 130, 'planReplaced', '{refund}',
  '{"en": "Replaced by another plan", "zh": "已被新套餐替换"}', false, false, now(), now(), 1)`;

/** Renewals that replace the plan that runs, and the refunds that credit its value. */
export class PlanReplacements1790000058000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE renewal ADD replaces_subscription_id uuid, ADD credit jsonb,
      ADD CONSTRAINT renewal_replaces_fkey FOREIGN KEY (replaces_subscription_id, customer_id)
        REFERENCES subscription (id, customer_id),
      ADD CONSTRAINT renewal_replaces_for_credit CHECK ((replaces_subscription_id IS NULL) = (credit IS NULL))`);
    await runner.query(`CREATE UNIQUE INDEX renewal_replaces_once ON renewal (customer_id, replaces_subscription_id)
      WHERE replaces_subscription_id IS NOT NULL AND state = 'succeeded'`);
    await runner.query(`ALTER TABLE refund ADD renewal_id uuid,
      ADD CONSTRAINT refund_renewal_fkey FOREIGN KEY (renewal_id, customer_id) REFERENCES renewal (id, customer_id)`);
    await runner.query(
      `CREATE INDEX refund_renewal ON refund (customer_id, renewal_id) WHERE renewal_id IS NOT NULL`,
    );
    await runner.query(REPLACEMENT_REASON);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
