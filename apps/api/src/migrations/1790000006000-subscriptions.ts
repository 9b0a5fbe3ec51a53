import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What runs on a line, and the allowance lots that it grants. */
export class Subscriptions1790000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    await runner.query(`CREATE TABLE subscription (
      id uuid NOT NULL,
      customer_id uuid NOT NULL,
      reference text NOT NULL,
      line_id uuid NOT NULL,
      plan_id uuid NOT NULL,
      plan_version_id uuid NOT NULL,
      state text NOT NULL,
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      anchor_day integer NOT NULL,
      zone text NOT NULL,
      predecessor_id uuid,
      renewal_id uuid,
      created_at timestamptz NOT NULL,
      CONSTRAINT subscription_pkey PRIMARY KEY (id, customer_id),
      CONSTRAINT subscription_reference_key UNIQUE (reference),
      CONSTRAINT subscription_line_fkey FOREIGN KEY (customer_id, line_id) REFERENCES line (customer_id, id),
      CONSTRAINT subscription_plan_version_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version (id),
      CONSTRAINT subscription_state_known CHECK (state IN ('queued', 'active', 'expired', 'revoked')),
      CONSTRAINT subscription_span CHECK (starts_at < ends_at),
      CONSTRAINT subscription_no_overlap EXCLUDE USING gist (line_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (state <> 'revoked')
    ) WITH (fillfactor = 85)`);
    await runner.query(`CREATE UNIQUE INDEX subscription_one_successor ON subscription (customer_id, predecessor_id)
      WHERE predecessor_id IS NOT NULL AND state <> 'revoked'`);
    await runner.query(`CREATE INDEX subscription_line ON subscription (customer_id, line_id, ends_at)`);
    await runner.query(`CREATE INDEX subscription_created_at ON subscription (created_at, id)`);
    await runner.query(
      `CREATE INDEX subscription_to_start ON subscription (starts_at) WHERE state = 'queued'`,
    );
    await runner.query(
      `CREATE INDEX subscription_to_end ON subscription (ends_at) WHERE state IN ('queued', 'active')`,
    );
    await runner.query(`CREATE INDEX subscription_running_version ON subscription (plan_version_id, ends_at)
      WHERE state IN ('queued', 'active')`);

    await runner.query(`CREATE TABLE allowance_lot (
      id uuid NOT NULL,
      customer_id uuid NOT NULL,
      line_id uuid NOT NULL,
      subscription_id uuid,
      kind text NOT NULL,
      origin text NOT NULL,
      granted bigint,
      remaining bigint,
      valid_from timestamptz NOT NULL,
      expires_at timestamptz,
      CONSTRAINT allowance_lot_pkey PRIMARY KEY (id, customer_id),
      CONSTRAINT allowance_lot_subscription_fkey FOREIGN KEY (subscription_id, customer_id)
        REFERENCES subscription (id, customer_id),
      CONSTRAINT allowance_lot_kind_known CHECK (kind IN ('voice', 'sms', 'data')),
      CONSTRAINT allowance_lot_origin_known CHECK (origin IN ('plan', 'bonus', 'goodwill')),
      CONSTRAINT allowance_lot_remaining CHECK (remaining >= 0),
      CONSTRAINT allowance_lot_unlimited CHECK ((granted IS NULL) = (remaining IS NULL))
    ) WITH (fillfactor = 80)`);
    await runner.query(`CREATE INDEX allowance_lot_line ON allowance_lot (customer_id, line_id, expires_at)`);
    await runner.query(`CREATE INDEX allowance_lot_subscription ON allowance_lot (subscription_id)`);

    await runner.query(`CREATE TABLE allowance_entry (
      id uuid NOT NULL,
      customer_id uuid NOT NULL,
      lot_id uuid NOT NULL,
      reason text NOT NULL,
      change bigint,
      cause_kind text NOT NULL,
      cause_id uuid NOT NULL,
      at timestamptz NOT NULL,
      CONSTRAINT allowance_entry_pkey PRIMARY KEY (id, customer_id),
      CONSTRAINT allowance_entry_lot_fkey FOREIGN KEY (lot_id, customer_id) REFERENCES allowance_lot (id, customer_id),
      CONSTRAINT allowance_entry_reason_known CHECK (reason IN ('grant', 'usage', 'expiry', 'revoke', 'adjustment'))
    )`);
    await runner.query(`CREATE INDEX allowance_entry_lot ON allowance_entry (lot_id, at)`);
    await runner.query(`CREATE TRIGGER allowance_entry_append_only BEFORE UPDATE OR DELETE ON allowance_entry
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`CREATE TRIGGER allowance_entry_no_truncate BEFORE TRUNCATE ON allowance_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
