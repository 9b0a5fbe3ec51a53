import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The tables of the write path: idempotency, audit, outbox, customers' keys. */
export class Platform1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE idempotency_key (
      scope uuid NOT NULL,
      key text NOT NULL,
      customer_id uuid,
      body_hash text NOT NULL,
      answer bytea,
      created_at timestamptz NOT NULL,
      CONSTRAINT idempotency_key_pkey PRIMARY KEY (scope, key)
    ) WITH (fillfactor = 70)`);
    await runner.query(`CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at)`);

    await runner.query(`CREATE TABLE customer_key (
      customer_id uuid NOT NULL,
      wrapped_key bytea NOT NULL,
      CONSTRAINT customer_key_pkey PRIMARY KEY (customer_id)
    )`);

    await runner.query(`CREATE TABLE audit_head (
      chain_id uuid NOT NULL,
      seq bigint NOT NULL,
      hash bytea NOT NULL,
      CONSTRAINT audit_head_pkey PRIMARY KEY (chain_id)
    ) WITH (fillfactor = 70)`);

    await runner.query(`CREATE TABLE audit_event (
      chain_id uuid NOT NULL,
      seq bigint NOT NULL,
      id uuid NOT NULL,
      at timestamptz NOT NULL,
      action text NOT NULL,
      actor_kind text NOT NULL,
      actor_id uuid NOT NULL,
      subject_kind text NOT NULL,
      subject_id uuid NOT NULL,
      request_id text NOT NULL,
      address text NOT NULL,
      payload bytea NOT NULL,
      prev_hash bytea NOT NULL,
      hash bytea NOT NULL,
      CONSTRAINT audit_event_pkey PRIMARY KEY (chain_id, seq)
    )`);
    await runner.query(`CREATE INDEX audit_event_subject ON audit_event (subject_id, at)`);
    await runner.query(`CREATE INDEX audit_event_actor ON audit_event (actor_id, at)`);
    await runner.query(`CREATE INDEX audit_event_at ON audit_event (at, id)`);

    await runner.query(`CREATE TABLE outbox_event (
      id uuid NOT NULL,
      customer_id uuid,
      topic text NOT NULL,
      payload bytea NOT NULL,
      request_id text NOT NULL,
      at timestamptz NOT NULL,
      published_at timestamptz,
      CONSTRAINT outbox_event_pkey PRIMARY KEY (id)
    ) WITH (fillfactor = 85)`);
    await runner.query(
      `CREATE INDEX outbox_event_unpublished ON outbox_event (id) WHERE published_at IS NULL`,
    );

    // Rows of the past never change, whoever asks; other append-only tables use the same function.
    await runner.query(`CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = '42501';
      END $$`);
    await runner.query(`CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
