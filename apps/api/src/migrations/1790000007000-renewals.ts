import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Quotes, and the renewals that take them up, step by step. */
export class Renewals1790000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A quote is a calculation that is good for ten minutes: it may be lost in a crash, so it is kept out of the log.
    await runner.query(`CREATE UNLOGGED TABLE quote (
      id uuid NOT NULL,
      customer_id uuid NOT NULL,
      hash text NOT NULL,
      request jsonb NOT NULL,
      answer jsonb NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      CONSTRAINT quote_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX quote_expires_at ON quote (expires_at)`);

    await runner.query(`CREATE TABLE renewal (
      id uuid NOT NULL,
      customer_id uuid NOT NULL,
      reference text NOT NULL,
      line_id uuid NOT NULL,
      plan_id uuid NOT NULL,
      plan_version_id uuid NOT NULL,
      policy text NOT NULL,
      channel text NOT NULL,
      quote_id uuid NOT NULL,
      request jsonb NOT NULL,
      price jsonb NOT NULL,
      currency text NOT NULL,
      total bigint NOT NULL,
      predecessor_id uuid,
      renews_subscription_id uuid,
      state text NOT NULL,
      payment_id uuid,
      subscription_id uuid,
      error text,
      actor_kind text NOT NULL,
      actor_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      ended_at timestamptz,
      CONSTRAINT renewal_pkey PRIMARY KEY (id, customer_id),
      CONSTRAINT renewal_reference_key UNIQUE (reference),
      CONSTRAINT renewal_quote_key UNIQUE (quote_id),
      CONSTRAINT renewal_line_fkey FOREIGN KEY (customer_id, line_id) REFERENCES line (customer_id, id),
      CONSTRAINT renewal_plan_version_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_version (id),
      CONSTRAINT renewal_state_known CHECK (state IN ('running', 'waiting', 'succeeded', 'failed')),
      CONSTRAINT renewal_total_not_negative CHECK (total >= 0),
      CONSTRAINT renewal_ended CHECK ((state IN ('running', 'waiting')) = (ended_at IS NULL))
    ) WITH (fillfactor = 85)`);
    await runner.query(
      `CREATE UNIQUE INDEX renewal_one_open_per_line ON renewal (line_id) WHERE state IN ('running', 'waiting')`,
    );
    await runner.query(`CREATE UNIQUE INDEX renewal_one_per_subscription ON renewal (renews_subscription_id)
      WHERE renews_subscription_id IS NOT NULL AND state <> 'failed'`);
    await runner.query(`CREATE INDEX renewal_customer ON renewal (customer_id, created_at)`);
    await runner.query(`CREATE INDEX renewal_created_at ON renewal (created_at, id)`);

    await runner.query(`CREATE TABLE renewal_step (
      renewal_id uuid NOT NULL,
      customer_id uuid NOT NULL,
      step text NOT NULL,
      state text NOT NULL,
      attempts integer NOT NULL,
      error text,
      at timestamptz,
      CONSTRAINT renewal_step_pkey PRIMARY KEY (renewal_id, step),
      CONSTRAINT renewal_step_renewal_fkey FOREIGN KEY (renewal_id, customer_id) REFERENCES renewal (id, customer_id),
      CONSTRAINT renewal_step_known CHECK (step IN ('quoted', 'charged', 'posted', 'activated', 'notified')),
      CONSTRAINT renewal_step_state_known CHECK (state IN ('pending', 'running', 'done', 'failed', 'waiting'))
    ) WITH (fillfactor = 85)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
