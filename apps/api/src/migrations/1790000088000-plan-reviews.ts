import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A few words to begin with, in both languages; the operator's own list takes their place. */
export const FIRST_REVIEW_WORDS = `INSERT INTO review_words (id, only_one, words, updated_at, version)
VALUES ('01900000-0000-7000-8000-000000f20001', true,
  ARRAY['asshole*', 'bastard*', 'fraud*', 'fuck*', 'idiot*', 'scam*', 'shit*', '傻逼', '垃圾公司', '滚蛋', '骗子'], now(), 1)`;

/** What customers say of plans, counted as it is published. */
export class PlanReviews1790000088000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await reviews(runner);
    await rating(runner);
    await words(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function reviews(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE plan_review (
    customer_id uuid NOT NULL,
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    renewal_id uuid NOT NULL,
    stars integer NOT NULL,
    text text NOT NULL,
    locale text NOT NULL,
    source text NOT NULL,
    entered_by text NOT NULL,
    state text NOT NULL,
    reason text,
    decided_by text,
    decided_at timestamptz,
    abuse_words text[] NOT NULL,
    reply text,
    replied_by text,
    replied_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT plan_review_pkey PRIMARY KEY (customer_id, id),
    CONSTRAINT plan_review_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT plan_review_plan_fkey FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT plan_review_renewal_fkey FOREIGN KEY (renewal_id, customer_id) REFERENCES renewal (id, customer_id),
    CONSTRAINT plan_review_once UNIQUE (customer_id, plan_id),
    CONSTRAINT plan_review_stars CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT plan_review_locale_known CHECK (locale IN ('en', 'zh')),
    CONSTRAINT plan_review_source_known CHECK (source IN ('customer', 'staff')),
    CONSTRAINT plan_review_state_known CHECK (state IN ('pending', 'published', 'hidden')),
    CONSTRAINT plan_review_decided
      CHECK ((state = 'pending') = (decided_at IS NULL) AND (state <> 'hidden' OR reason IS NOT NULL)),
    CONSTRAINT plan_review_replied CHECK ((reply IS NULL) = (replied_at IS NULL))
  )`);
  await runner.query('CREATE INDEX plan_review_queue ON plan_review (state, created_at, id)');
  await runner.query('CREATE INDEX plan_review_plan ON plan_review (plan_id, created_at, id)');
}

const STARS = [1, 2, 3, 4, 5];

/* Kept by the database itself: no writer, now or later, can forget it, and parallel verdicts add up. */
async function rating(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE plan_rating (
    plan_id uuid NOT NULL,
    ${STARS.map((n) => `stars_${n} integer NOT NULL`).join(', ')},
    CONSTRAINT plan_rating_pkey PRIMARY KEY (plan_id),
    CONSTRAINT plan_rating_plan_fkey FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT plan_rating_not_negative CHECK (${STARS.map((n) => `stars_${n} >= 0`).join(' AND ')})
  )`);
  await runner.query(`CREATE FUNCTION add_plan_rating(plan uuid, stars integer, step integer) RETURNS void LANGUAGE sql AS $$
      INSERT INTO plan_rating AS g (plan_id, ${STARS.map((n) => `stars_${n}`).join(', ')})
      VALUES (plan, ${STARS.map((n) => `CASE stars WHEN ${n} THEN greatest(step, 0) ELSE 0 END`).join(', ')})
      ON CONFLICT (plan_id) DO UPDATE
      SET ${STARS.map((n) => `stars_${n} = g.stars_${n} + CASE stars WHEN ${n} THEN step ELSE 0 END`).join(', ')}
    $$`);
  await runner.query(`CREATE FUNCTION count_plan_review() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' AND OLD.state = 'published' THEN
        PERFORM add_plan_rating(OLD.plan_id, OLD.stars, -1);
      END IF;
      IF TG_OP <> 'DELETE' AND NEW.state = 'published' THEN
        PERFORM add_plan_rating(NEW.plan_id, NEW.stars, 1);
      END IF;
      RETURN NULL;
    END $$`);
  await runner.query(`CREATE TRIGGER plan_review_counted AFTER INSERT OR DELETE OR UPDATE OF state, stars, plan_id ON plan_review
    FOR EACH ROW EXECUTE FUNCTION count_plan_review()`);
}

async function words(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE review_words (
    id uuid NOT NULL,
    only_one boolean NOT NULL,
    words text[] NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT review_words_pkey PRIMARY KEY (id),
    CONSTRAINT review_words_only_one UNIQUE (only_one),
    CONSTRAINT review_words_is_it CHECK (only_one)
  )`);
  await runner.query(FIRST_REVIEW_WORDS);
}
