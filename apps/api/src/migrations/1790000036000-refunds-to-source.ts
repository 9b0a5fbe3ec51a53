import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Refunds that a provider pays back: their states, what goes where, and when the provider is asked (rules 7). */
export class RefundsToSource1790000036000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE refund
      ADD to_source bigint NOT NULL DEFAULT 0,
      ADD from_revenue bigint,
      ADD plan_ended_at timestamptz,
      ADD plan_ends_at timestamptz,
      ADD tier_progress text NOT NULL DEFAULT 'back',
      ADD replaces_id uuid,
      ADD provider_reference text,
      ADD failure_code text,
      ADD submitted_at timestamptz,
      ADD janitor_at timestamptz,
      ADD human_at timestamptz,
      ADD review_reason text,
      ADD attempts int NOT NULL DEFAULT 0,
      ADD settled_at timestamptz`);
    // Until now all refunds went from revenue to the wallet, at once.
    await runner.query(`UPDATE refund SET from_revenue = amount, settled_at = created_at`);
    await runner.query(`ALTER TABLE refund
      ALTER from_revenue SET NOT NULL,
      ALTER to_source DROP DEFAULT, ALTER tier_progress DROP DEFAULT, ALTER attempts DROP DEFAULT,
      ADD CONSTRAINT refund_source_part CHECK (CASE destination WHEN 'source' THEN to_source = amount
        WHEN 'split' THEN to_source > 0 AND to_source < amount ELSE to_source = 0 END),
      ADD CONSTRAINT refund_revenue_part CHECK (from_revenue BETWEEN 0 AND amount),
      ADD CONSTRAINT refund_review_has_reason CHECK ((human_at IS NULL) = (review_reason IS NULL)),
      ADD CONSTRAINT refund_open_is_asked_for CHECK (
        (state IN ('submitted', 'unknown')) = (janitor_at IS NOT NULL OR human_at IS NOT NULL))`);
    await runner.query(`CREATE INDEX refund_janitor ON refund (janitor_at) WHERE janitor_at IS NOT NULL`);
    await runner.query(
      `CREATE UNIQUE INDEX refund_replaces_once ON refund (customer_id, replaces_id) WHERE replaces_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX refund_provider_reference ON refund (provider_reference) WHERE provider_reference IS NOT NULL`,
    );
    await this.holdStates(runner);
  }

  /** The table of `nextRefundStates`: whatever the code above it says (P2). */
  private async holdStates(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE FUNCTION refund_keeps_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT (OLD.state, NEW.state) IN (
          ('awaitingApproval', 'approved'), ('awaitingApproval', 'rejected'), ('awaitingApproval', 'cancelled'),
          ('approved', 'submitted'), ('approved', 'succeeded'), ('approved', 'cancelled'),
          ('submitted', 'succeeded'), ('submitted', 'failed'), ('submitted', 'unknown'),
          ('unknown', 'succeeded'), ('unknown', 'failed')
        ) THEN
          RAISE EXCEPTION 'a refund does not go from % to %', OLD.state, NEW.state USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`CREATE TRIGGER refund_keeps_its_way BEFORE UPDATE ON refund FOR EACH ROW
      WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION refund_keeps_its_way()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
