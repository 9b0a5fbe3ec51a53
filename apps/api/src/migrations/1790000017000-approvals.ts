import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What somebody asks for and somebody else decides. */
export class Approvals1790000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE approval_request (
      id uuid NOT NULL,
      reference text NOT NULL,
      customer_id uuid,
      kind text NOT NULL,
      state text NOT NULL,
      subject_kind text NOT NULL,
      subject_id uuid NOT NULL,
      subject_reference text NOT NULL,
      sealed_order bytea NOT NULL,
      changes jsonb NOT NULL,
      why jsonb NOT NULL,
      basis_hash text NOT NULL,
      reason_code text,
      requested_by_kind text NOT NULL,
      requested_by_id uuid NOT NULL,
      decided_by_kind text,
      decided_by_id uuid,
      sealed_decision bytea,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      closed_at timestamptz,
      version integer NOT NULL,
      CONSTRAINT approval_request_pkey PRIMARY KEY (id),
      CONSTRAINT approval_request_reference_key UNIQUE (reference),
      CONSTRAINT approval_request_state_known
        CHECK (state IN ('open', 'approved', 'rejected', 'expired', 'cancelled')),
      CONSTRAINT approval_request_two_people CHECK (decided_by_id <> requested_by_id),
      CONSTRAINT approval_request_decided CHECK (
        (state IN ('approved', 'rejected')) = (decided_by_id IS NOT NULL) AND (state = 'open') = (closed_at IS NULL))
    )`);
    await runner.query(`CREATE INDEX approval_request_created_at ON approval_request (created_at, id)`);
    await runner.query(
      `CREATE INDEX approval_request_open ON approval_request (expires_at, id) WHERE state = 'open'`,
    );
    await runner.query(
      `CREATE INDEX approval_request_customer ON approval_request (customer_id, created_at)`,
    );
    await runner.query(
      `CREATE INDEX approval_request_requester ON approval_request (requested_by_id, created_at)`,
    );
    await runner.query(`CREATE INDEX approval_request_subject ON approval_request (subject_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
