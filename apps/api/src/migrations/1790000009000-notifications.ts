import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Messages to customers. */
export class Notifications1790000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE notification (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      event text NOT NULL,
      channel text NOT NULL,
      locale text NOT NULL,
      state text NOT NULL,
      provider text,
      head_sealed bytea NOT NULL,
      body_sealed bytea NOT NULL,
      cause_kind text NOT NULL,
      cause_id uuid NOT NULL,
      event_id uuid,
      resend_of uuid,
      error text,
      error_detail text,
      attempts integer NOT NULL,
      next_try_at timestamptz NOT NULL,
      created_at timestamptz NOT NULL,
      sent_at timestamptz,
      CONSTRAINT notification_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT notification_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT notification_state_known CHECK (state IN ('queued', 'sent', 'failed'))
    ) WITH (fillfactor = 85)`);
    await runner.query(`CREATE INDEX notification_id ON notification (id)`);
    await runner.query(
      `CREATE INDEX notification_customer_created_at ON notification (customer_id, created_at, id)`,
    );
    await runner.query(`CREATE INDEX notification_created_at ON notification (created_at, id)`);
    await runner.query(`CREATE UNIQUE INDEX notification_once ON notification (event_id, event)`);
    await runner.query(
      `CREATE INDEX notification_queued ON notification (next_try_at) WHERE state = 'queued'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
