import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Events of providers, what a payment learns from their answers, and its transition table as a trigger. */
export class ProviderEvents1790000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createEvents(runner);
    await runner.query(`CREATE TABLE provider_event_refusal (
      provider text NOT NULL,
      reason text NOT NULL,
      day date NOT NULL,
      count int NOT NULL,
      last_at timestamptz NOT NULL,
      sealed bytea NOT NULL,
      CONSTRAINT provider_event_refusal_pkey PRIMARY KEY (provider, reason, day)
    )`);
    await this.tellBySandbox(runner);
    await runner.query(`ALTER TABLE payment
      ADD COLUMN review_reason text,
      ADD COLUMN paid_kind text,
      ADD COLUMN paid_brand text,
      ADD COLUMN paid_last_four text`);
    await runner.query(`UPDATE payment SET review_reason = 'noAnswer' WHERE human_at IS NOT NULL`);
    await runner.query(`ALTER TABLE payment ADD CONSTRAINT payment_review_has_reason
      CHECK ((human_at IS NULL) = (review_reason IS NULL))`);
    await runner.query(`CREATE INDEX payment_provider_reference ON payment (provider, provider_reference)
      WHERE provider_reference IS NOT NULL`);
    await this.holdTransitions(runner);
  }

  private async createEvents(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE provider_event (
      provider text NOT NULL,
      event_id text NOT NULL,
      id uuid NOT NULL,
      type text NOT NULL,
      kind text NOT NULL,
      state text NOT NULL,
      problem text,
      customer_id uuid,
      subject_kind text,
      subject_id uuid,
      sealed bytea NOT NULL,
      tries int NOT NULL,
      occurred_at timestamptz NOT NULL,
      received_at timestamptz NOT NULL,
      next_try_at timestamptz,
      applied_at timestamptz,
      CONSTRAINT provider_event_pkey PRIMARY KEY (provider, event_id),
      CONSTRAINT provider_event_id UNIQUE (id),
      CONSTRAINT provider_event_waits_for_a_try CHECK (
        (next_try_at IS NULL OR state = 'received') AND (state <> 'received' OR next_try_at IS NOT NULL))
    )`);
    await runner.query(`CREATE INDEX provider_event_received_at ON provider_event (received_at, id)`);
    await runner.query(
      `CREATE INDEX provider_event_customer ON provider_event (customer_id, received_at, id)`,
    );
    await runner.query(
      `CREATE INDEX provider_event_due ON provider_event (next_try_at) WHERE next_try_at IS NOT NULL`,
    );
  }

  private async tellBySandbox(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE sandbox_event (
      id text NOT NULL,
      body text NOT NULL,
      created_at timestamptz NOT NULL,
      next_try_at timestamptz,
      tries int NOT NULL,
      taken_at timestamptz,
      CONSTRAINT sandbox_event_pkey PRIMARY KEY (id)
    )`);
    await runner.query(
      `CREATE INDEX sandbox_event_due ON sandbox_event (next_try_at) WHERE next_try_at IS NOT NULL`,
    );
    for (const table of ['sandbox_charge', 'sandbox_refund']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN untold boolean NOT NULL DEFAULT false`);
      await runner.query(`CREATE INDEX ${table}_untold ON ${table} (idempotency_key) WHERE untold`);
    }
  }

  /** The transition table of the domain once more, for whoever writes past it (P2); a test holds the two equal. */
  private async holdTransitions(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE FUNCTION refuse_payment_transition() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (OLD.state, NEW.state) NOT IN (
          ('pending', 'requiresAction'), ('pending', 'captured'), ('pending', 'failed'), ('pending', 'unknown'),
          ('pending', 'expired'), ('requiresAction', 'captured'), ('requiresAction', 'failed'),
          ('requiresAction', 'unknown'), ('requiresAction', 'expired'), ('unknown', 'requiresAction'),
          ('unknown', 'captured'), ('unknown', 'failed'), ('unknown', 'expired')
        ) THEN
          RAISE EXCEPTION 'a payment never goes from % to %', OLD.state, NEW.state USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`DROP TRIGGER payment_settled_stays ON payment`);
    await runner.query(`CREATE TRIGGER payment_transitions BEFORE UPDATE ON payment FOR EACH ROW
      WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION refuse_payment_transition()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
