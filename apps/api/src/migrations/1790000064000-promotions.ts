import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Promotions with their versions, what is live, and the uses that they were taken for. */
export class Promotions1790000064000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await versions(runner);
    await live(runner);
    await uses(runner);
    await runner.query('ALTER TABLE quote ADD COLUMN promotion_basis jsonb');
    await runner.query('ALTER TABLE renewal ADD COLUMN promotion_basis jsonb');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function versions(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE promotion (
    id uuid NOT NULL,
    code text NOT NULL,
    current_version_id uuid,
    created_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT promotion_pkey PRIMARY KEY (id),
    CONSTRAINT promotion_code_key UNIQUE (code)
  )`);
  await runner.query(`CREATE TABLE promotion_version (
    id uuid NOT NULL,
    promotion_id uuid NOT NULL,
    version_no integer NOT NULL,
    state text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    content jsonb NOT NULL,
    approval_id uuid,
    created_at timestamptz NOT NULL,
    released_at timestamptz,
    retired_at timestamptz,
    CONSTRAINT promotion_version_pkey PRIMARY KEY (id),
    CONSTRAINT promotion_version_promotion_fkey FOREIGN KEY (promotion_id) REFERENCES promotion (id),
    CONSTRAINT promotion_version_no_key UNIQUE (promotion_id, version_no),
    CONSTRAINT promotion_version_state_known
      CHECK (state IN ('draft', 'test', 'awaitingApproval', 'released', 'suspended', 'retired')),
    CONSTRAINT promotion_version_window CHECK (ends_at > starts_at)
  )`);
  await runner.query(`CREATE UNIQUE INDEX promotion_version_one_draft ON promotion_version (promotion_id)
    WHERE state IN ('draft', 'test', 'awaitingApproval')`);
  await runner.query(`CREATE UNIQUE INDEX promotion_version_one_live ON promotion_version (promotion_id)
    WHERE state IN ('released', 'suspended')`);
  await runner.query(`CREATE FUNCTION refuse_promotion_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND (OLD.state IN ('draft', 'test') OR (OLD.state <> 'retired'
        AND (OLD.state = 'awaitingApproval' OR NEW.state IN ('released', 'suspended', 'retired'))
        AND (NEW.id, NEW.promotion_id, NEW.version_no, NEW.content, NEW.starts_at)
          = (OLD.id, OLD.promotion_id, OLD.version_no, OLD.content, OLD.starts_at)
        AND NEW.ends_at IS NOT DISTINCT FROM OLD.ends_at)) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'a released promotion version never changes' USING ERRCODE = '42501';
    END $$`);
  await runner.query(`CREATE TRIGGER promotion_version_immutable BEFORE UPDATE OR DELETE ON promotion_version
    FOR EACH ROW EXECUTE FUNCTION refuse_promotion_version_change()`);
}

async function live(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE promotion_revision (
    revision bigint GENERATED ALWAYS AS IDENTITY,
    released uuid[] NOT NULL,
    suspended uuid[] NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT promotion_revision_pkey PRIMARY KEY (revision)
  )`);
  await runner.query(`CREATE TABLE promotion_counter (
    promotion_id uuid NOT NULL,
    most bigint NOT NULL,
    uses bigint NOT NULL,
    CONSTRAINT promotion_counter_pkey PRIMARY KEY (promotion_id),
    CONSTRAINT promotion_counter_promotion_fkey FOREIGN KEY (promotion_id) REFERENCES promotion (id),
    CONSTRAINT promotion_counter_within CHECK (uses >= 0 AND uses <= most)
  ) WITH (fillfactor = 50)`);
  await runner.query(`CREATE TABLE promotion_budget (
    promotion_id uuid NOT NULL,
    currency text NOT NULL,
    period text NOT NULL,
    most bigint NOT NULL,
    spent bigint NOT NULL,
    CONSTRAINT promotion_budget_pkey PRIMARY KEY (promotion_id, currency, period),
    CONSTRAINT promotion_budget_promotion_fkey FOREIGN KEY (promotion_id) REFERENCES promotion (id),
    CONSTRAINT promotion_budget_within CHECK (spent >= 0 AND spent <= most)
  ) WITH (fillfactor = 50)`);
}

async function uses(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE redemption (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    promotion_id uuid NOT NULL,
    version_id uuid NOT NULL,
    purpose_id uuid NOT NULL,
    use_no integer NOT NULL,
    per_customer integer,
    currency text NOT NULL,
    amount bigint NOT NULL,
    budget_periods text[] NOT NULL,
    counted boolean NOT NULL,
    state text NOT NULL,
    created_at timestamptz NOT NULL,
    reserved_until timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT redemption_pkey PRIMARY KEY (customer_id, id),
    CONSTRAINT redemption_version_fkey FOREIGN KEY (version_id) REFERENCES promotion_version (id),
    CONSTRAINT redemption_state_known CHECK (state IN ('reserved', 'redeemed', 'released')),
    CONSTRAINT redemption_amount_not_negative CHECK (amount >= 0),
    CONSTRAINT redemption_per_customer CHECK (use_no > 0 AND (per_customer IS NULL OR use_no <= per_customer)),
    CONSTRAINT redemption_ended CHECK ((state = 'reserved') = (ended_at IS NULL))
  )`);
  await runner.query(`CREATE UNIQUE INDEX redemption_use ON redemption (customer_id, promotion_id, use_no)
    WHERE state <> 'released'`);
  await runner.query(`CREATE UNIQUE INDEX redemption_once_per_purpose ON redemption (purpose_id, promotion_id)
    WHERE state <> 'released'`);
  await runner.query('CREATE INDEX redemption_promotion ON redemption (promotion_id, created_at)');
  await runner.query(
    `CREATE INDEX redemption_reserved ON redemption (reserved_until) WHERE state = 'reserved'`,
  );
}
