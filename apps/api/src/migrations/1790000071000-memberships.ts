import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who is in which tier, why, and the spending that leads there. */
export class Memberships1790000071000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await members(runner);
    await spend(runner);
    await pastSpend(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/* Each change begins where the one before ended, each is followed once at most, and a member is what a change made him. */
async function members(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE tier_change (
    customer_id uuid NOT NULL,
    id uuid NOT NULL,
    seq integer NOT NULL,
    prev_id uuid,
    from_tier text NOT NULL,
    to_tier text NOT NULL,
    cause text NOT NULL,
    reason text,
    until timestamptz,
    spend bigint NOT NULL,
    currency text NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid NOT NULL,
    actor_name text,
    at timestamptz NOT NULL,
    CONSTRAINT tier_change_pkey PRIMARY KEY (customer_id, id),
    CONSTRAINT tier_change_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT tier_change_seq_key UNIQUE (customer_id, seq),
    CONSTRAINT tier_change_made_key UNIQUE (customer_id, id, to_tier),
    CONSTRAINT tier_change_prev_key UNIQUE (customer_id, prev_id),
    CONSTRAINT tier_change_prev_fkey FOREIGN KEY (customer_id, prev_id, from_tier)
      REFERENCES tier_change (customer_id, id, to_tier),
    CONSTRAINT tier_change_first CHECK ((seq = 1) = (prev_id IS NULL) AND (seq > 1 OR from_tier = 'none')),
    CONSTRAINT tier_change_cause_known CHECK (cause IN ('upgrade', 'downgrade', 'override', 'overrideEnded')),
    CONSTRAINT tier_change_override_whole
      CHECK ((cause = 'override') = (until IS NOT NULL) AND (cause <> 'override' OR reason IS NOT NULL))
  )`);
  await runner.query(`CREATE TRIGGER tier_change_append_only BEFORE UPDATE OR DELETE ON tier_change
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  await runner.query(`CREATE TRIGGER tier_change_no_truncate BEFORE TRUNCATE ON tier_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  await runner.query(`CREATE TABLE membership (
    customer_id uuid NOT NULL,
    tier text NOT NULL,
    change_id uuid NOT NULL,
    earned_tier text NOT NULL,
    period_ends_at timestamptz,
    override_until timestamptz,
    CONSTRAINT membership_pkey PRIMARY KEY (customer_id),
    CONSTRAINT membership_change_fkey FOREIGN KEY (customer_id, change_id, tier)
      REFERENCES tier_change (customer_id, id, to_tier),
    CONSTRAINT membership_earned CHECK ((earned_tier = 'none') = (period_ends_at IS NULL)),
    CONSTRAINT membership_tier_is_earned CHECK (tier = earned_tier OR override_until IS NOT NULL)
  )`);
  await runner.query(
    `CREATE INDEX membership_tier_members ON membership (tier, customer_id) WHERE tier <> 'none'`,
  );
}

const UTC_DAY = (column: string): string => `(${column} AT TIME ZONE 'UTC')::date`;

/* What of a refund or a dispute takes spending back, in each of its states. */
const REFUNDED = (row: string): string => `CASE WHEN ${row}.tier_progress = 'back'
  AND ${row}.state IN ('submitted', 'unknown', 'succeeded', 'failed') THEN ${row}.from_revenue ELSE 0 END`;
const DISPUTED = (row: string): string => `CASE WHEN ${row}.tier_progress = 'back'
  AND ${row}.state IN ('lost', 'accepted') THEN ${row}.amount ELSE 0 END`;

const RENEWAL_OF = (
  row: string,
): string => `renewal n JOIN payment p ON p.customer_id = ${row}.customer_id AND p.id = ${row}.payment_id
  AND p.purpose = 'renewal' AND n.customer_id = p.customer_id AND n.id = p.purpose_id AND n.state = 'succeeded'`;

/* Kept by the database itself, in the transaction of whatever moves the money: no writer, now or later, can forget it. */
async function spend(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE membership_spend (
    customer_id uuid NOT NULL,
    day date NOT NULL,
    net bigint NOT NULL,
    CONSTRAINT membership_spend_pkey PRIMARY KEY (customer_id, day),
    CONSTRAINT membership_spend_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id)
  )`);
  await runner.query(`CREATE FUNCTION add_membership_spend(customer uuid, at timestamptz, amount bigint) RETURNS void
    LANGUAGE sql AS $$
      INSERT INTO membership_spend AS s (customer_id, day, net) SELECT customer, ${UTC_DAY('at')}, amount WHERE amount <> 0
      ON CONFLICT (customer_id, day) DO UPDATE SET net = s.net + EXCLUDED.net
    $$`);
  await runner.query(`CREATE FUNCTION count_bought_spend() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM add_membership_spend(NEW.customer_id, NEW.ended_at, NEW.total);
      RETURN NULL;
    END $$`);
  await runner.query(`CREATE TRIGGER renewal_spend_made AFTER INSERT ON renewal
    FOR EACH ROW WHEN (NEW.state = 'succeeded') EXECUTE FUNCTION count_bought_spend()`);
  await runner.query(`CREATE TRIGGER renewal_spend_changed AFTER UPDATE OF state ON renewal
    FOR EACH ROW WHEN (NEW.state = 'succeeded' AND OLD.state <> 'succeeded') EXECUTE FUNCTION count_bought_spend()`);
  for (const [table, taken] of [
    ['refund', REFUNDED],
    ['dispute', DISPUTED],
  ] as const) {
    await runner.query(`CREATE FUNCTION count_${table}_spend() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        taken bigint := ${taken('NEW')};
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          taken := taken - ${taken('OLD')};
        END IF;
        IF taken <> 0 THEN
          PERFORM add_membership_spend(NEW.customer_id, n.ended_at, -taken) FROM ${RENEWAL_OF('NEW')};
        END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`CREATE TRIGGER ${table}_spend AFTER INSERT OR UPDATE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION count_${table}_spend()`);
  }
}

/* What was bought and given back before. */
async function pastSpend(runner: QueryRunner): Promise<void> {
  await runner.query(`INSERT INTO membership_spend (customer_id, day, net)
    SELECT customer_id, day, sum(net)::bigint FROM (
      SELECT n.customer_id, ${UTC_DAY('n.ended_at')} AS day, n.total AS net FROM renewal n WHERE n.state = 'succeeded'
      UNION ALL
      SELECT f.customer_id, ${UTC_DAY('n.ended_at')}, -(${REFUNDED('f')}) FROM refund f CROSS JOIN LATERAL (SELECT n.ended_at FROM ${RENEWAL_OF('f')}) n
      UNION ALL
      SELECT d.customer_id, ${UTC_DAY('n.ended_at')}, -(${DISPUTED('d')}) FROM dispute d CROSS JOIN LATERAL (SELECT n.ended_at FROM ${RENEWAL_OF('d')}) n
    ) AS past GROUP BY customer_id, day HAVING sum(net) <> 0`);
}
