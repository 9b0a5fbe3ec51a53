import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What supervisors begin with; they are questions, so rather too few than too many. */
export const FIRST_UNUSUAL_RULES = `INSERT INTO risk_rule
  (id, rule, active, times, within_days, percent, from_hour, to_hour, updated_at, version)
SELECT ('01900000-0000-7000-8000-00000010a0' || lpad(v.n::text, 2, '0'))::uuid, v.rule, true, v.times, v.days, v.percent, v.since,
  v.till, now(), 1
FROM (VALUES
  (2, 'nearLimit', 3, 7, 80, NULL::int, NULL::int),
  (3, 'splitCredit', 2, 1, NULL, NULL, NULL),
  (4, 'sameCustomerRefunds', 3, 30, NULL, NULL, NULL),
  (5, 'samePair', 5, 30, 90, NULL, NULL),
  (6, 'outsideHours', 3, 7, NULL, 7, 23)
) AS v (n, rule, times, days, percent, since, till)`;

/** What supervisors should see of the staff's own doings. */
export class UnusualActivities1790000055200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE risk_rule ADD COLUMN percent integer, ADD COLUMN from_hour integer,
      ADD COLUMN to_hour integer,
      ADD CONSTRAINT risk_rule_percent CHECK (percent BETWEEN 1 AND 100),
      ADD CONSTRAINT risk_rule_hours CHECK ((from_hour IS NULL) = (to_hour IS NULL) AND from_hour >= 0
        AND from_hour < to_hour AND to_hour <= 24)`);
    await runner.query(FIRST_UNUSUAL_RULES);
    await runner.query(`CREATE TABLE unusual_activity (
      id uuid NOT NULL,
      rule text NOT NULL,
      actor_id uuid NOT NULL,
      customer_id uuid,
      other_id uuid,
      subject_key text NOT NULL,
      evidence jsonb NOT NULL,
      occurrences integer NOT NULL,
      first_at timestamptz NOT NULL,
      last_at timestamptz NOT NULL,
      state text NOT NULL,
      note text,
      decided_by text,
      decided_at timestamptz,
      found_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT unusual_activity_pkey PRIMARY KEY (id),
      CONSTRAINT unusual_activity_actor_fkey FOREIGN KEY (actor_id) REFERENCES staff (id),
      CONSTRAINT unusual_activity_other_fkey FOREIGN KEY (other_id) REFERENCES staff (id),
      CONSTRAINT unusual_activity_state_known CHECK (state IN ('open', 'reviewed', 'dismissed')),
      CONSTRAINT unusual_activity_decided CHECK ((state = 'open') = (decided_at IS NULL)
        AND (decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (note IS NULL))
    )`);
    await runner.query(`CREATE UNIQUE INDEX unusual_activity_open ON unusual_activity (rule, actor_id, subject_key)
      WHERE state = 'open'`);
    await runner.query(`CREATE INDEX unusual_activity_found_at ON unusual_activity (found_at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
