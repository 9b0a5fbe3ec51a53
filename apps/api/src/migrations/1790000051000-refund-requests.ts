import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Refunds that wait for a second person, and those that were taken back. */
export class RefundRequests1790000051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE refund ADD approval_id uuid`);
    await this.holdStates(runner);
  }

  /** The table of `nextRefundStates`: whatever the code above it says (P2). */
  private async holdStates(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE OR REPLACE FUNCTION refund_keeps_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT (OLD.state, NEW.state) IN (
          ('awaitingApproval', 'approved'), ('awaitingApproval', 'rejected'), ('awaitingApproval', 'cancelled'),
          ('approved', 'submitted'), ('approved', 'succeeded'), ('approved', 'cancelled'),
          ('submitted', 'succeeded'), ('submitted', 'failed'), ('submitted', 'unknown'),
          ('unknown', 'succeeded'), ('unknown', 'failed'),
          ('succeeded', 'undone')
        ) THEN
          RAISE EXCEPTION 'a refund does not go from % to %', OLD.state, NEW.state USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
