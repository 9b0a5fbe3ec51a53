import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Disputes with what the provider said and what we answered, files of evidence, and the sandbox's side of disputes. */
export class Disputes1790000054000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createDisputes(runner);
    await runner.query(`CREATE TABLE evidence_file (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      subject_kind text NOT NULL,
      subject_id uuid NOT NULL,
      kind text NOT NULL,
      media_type text NOT NULL,
      bytes int NOT NULL,
      sealed_name bytea NOT NULL,
      sealed_content bytea NOT NULL,
      actor_kind text NOT NULL,
      actor_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT evidence_file_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT evidence_file_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT evidence_file_once UNIQUE (subject_kind, subject_id, kind),
      CONSTRAINT evidence_file_size CHECK (bytes > 0 AND bytes <= 4000000)
    )`);
    await runner.query(`CREATE INDEX evidence_file_id ON evidence_file (id)`);
    await runner.query(`CREATE TABLE sandbox_dispute (
      charge_key text NOT NULL,
      provider_reference text NOT NULL,
      amount bigint NOT NULL,
      currency text NOT NULL,
      fee bigint NOT NULL,
      reason text NOT NULL,
      contested text NOT NULL,
      state text NOT NULL,
      evidence_due_at timestamptz,
      evidence jsonb,
      due_at timestamptz,
      due_state text,
      untold boolean NOT NULL DEFAULT false,
      CONSTRAINT sandbox_dispute_pkey PRIMARY KEY (charge_key)
    )`);
    await runner.query(
      `CREATE UNIQUE INDEX sandbox_dispute_reference ON sandbox_dispute (provider_reference)`,
    );
    await runner.query(
      `CREATE INDEX sandbox_dispute_due ON sandbox_dispute (due_at) WHERE due_at IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX sandbox_dispute_untold ON sandbox_dispute (charge_key) WHERE untold`);
  }

  private async createDisputes(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE dispute (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reference text NOT NULL,
      payment_id uuid NOT NULL,
      provider text NOT NULL,
      provider_reference text NOT NULL,
      state text NOT NULL,
      reason text NOT NULL,
      provider_reason text NOT NULL,
      amount bigint NOT NULL,
      currency text NOT NULL,
      funds_taken boolean NOT NULL,
      fee bigint,
      fee_currency text,
      evidence_due_at timestamptz,
      evidence_text text,
      answer_kind text,
      answer_no int NOT NULL,
      answer_sending boolean NOT NULL,
      answer_comment text,
      answer_refusal text,
      answered_at timestamptz,
      actor_kind text,
      actor_id uuid,
      plan_effect text NOT NULL,
      tier_progress text NOT NULL,
      asked_at timestamptz NOT NULL,
      attempts int NOT NULL,
      janitor_at timestamptz,
      created_at timestamptz NOT NULL,
      settled_at timestamptz,
      version int NOT NULL,
      CONSTRAINT dispute_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT dispute_payment_fkey FOREIGN KEY (customer_id, payment_id) REFERENCES payment (customer_id, id),
      CONSTRAINT dispute_reference_key UNIQUE (reference),
      CONSTRAINT dispute_provider_reference_key UNIQUE (provider, provider_reference),
      CONSTRAINT dispute_state_known CHECK (state IN ('needsResponse', 'underReview', 'won', 'lost', 'accepted')),
      CONSTRAINT dispute_amount_positive CHECK (amount > 0),
      CONSTRAINT dispute_fee_whole CHECK ((fee IS NULL) = (fee_currency IS NULL)),
      CONSTRAINT dispute_open_is_asked_for CHECK (
        (state IN ('needsResponse', 'underReview')) = (janitor_at IS NOT NULL)),
      CONSTRAINT dispute_answer_whole CHECK (
        (answer_kind IS NULL) = (answered_at IS NULL) AND (answer_kind IS NULL) = (actor_id IS NULL)
        AND (NOT answer_sending OR (answer_kind IS NOT NULL AND state = 'needsResponse')))
    )`);
    await runner.query(`CREATE INDEX dispute_id ON dispute (id)`);
    await runner.query(`CREATE INDEX dispute_payment ON dispute (customer_id, payment_id)`);
    await runner.query(`CREATE INDEX dispute_created_at ON dispute (created_at, id)`);
    await runner.query(
      `CREATE INDEX dispute_waiting ON dispute (evidence_due_at, id) WHERE state = 'needsResponse'`,
    );
    await runner.query(`CREATE INDEX dispute_janitor ON dispute (janitor_at) WHERE janitor_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
