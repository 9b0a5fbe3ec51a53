import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Why tickets are resolved; supervisors change it. */
export const TICKET_REASONS = `INSERT INTO reason_code (id, position, code, uses, text, comment_needed, active, created_at, updated_at, version)
SELECT ('01900000-0000-7000-8000-00000000c' || lpad(v.position::text, 3, '0'))::uuid, v.position, v.code, '{ticket}'::text[],
  jsonb_build_object('en', v.en, 'zh', v.zh), v.code = 'notResolvable', true, now(), now(), 1
FROM (VALUES
  (200, 'questionAnswered', 'Question answered', '已解答疑问'),
  (210, 'putRight', 'Put right by us', '已修复问题'),
  (220, 'compensated', 'Refunded or credited', '已退款或补偿'),
  (230, 'customerSilent', 'The customer did not answer', '客户未回复'),
  (240, 'askedTwice', 'Asked before in another ticket', '重复工单'),
  (250, 'notResolvable', 'Could not be resolved (say why)', '无法解决（请说明）')
) AS v (position, code, en, zh)`;

/** Tickets, and what was said in them. */
export class Tickets1790000130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ticket (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reference text COLLATE "C" NOT NULL,
      subject_sealed bytea NOT NULL,
      state text NOT NULL,
      priority text NOT NULL,
      tier text NOT NULL,
      sla_minutes integer NOT NULL,
      sla_priority text NOT NULL,
      used_ms bigint NOT NULL,
      clock_since timestamptz,
      first_response_due_at timestamptz,
      first_responded_at timestamptz,
      resolution_due_at timestamptz,
      resolved_at timestamptz,
      due_at timestamptz NOT NULL,
      assignee_id uuid,
      assignee text,
      link_kind text,
      link_id uuid,
      link_reference text,
      wrap_up_code text,
      created_by text NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT ticket_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT ticket_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT ticket_reference_key UNIQUE (reference),
      CONSTRAINT ticket_state_known
        CHECK (state IN ('acknowledged', 'inProgress', 'pending', 'held', 'resolved', 'closed', 'cancelled')),
      CONSTRAINT ticket_clock_runs CHECK ((state IN ('acknowledged', 'inProgress')) = (clock_since IS NOT NULL)),
      CONSTRAINT ticket_assigned CHECK ((assignee_id IS NULL) = (assignee IS NULL)),
      CONSTRAINT ticket_linked CHECK (num_nulls(link_kind, link_id, link_reference) IN (0, 3)),
      CONSTRAINT ticket_wrapped_up CHECK (state <> 'resolved' OR (resolved_at IS NOT NULL AND wrap_up_code IS NOT NULL))
    )`);
    await runner.query('CREATE INDEX ticket_id ON ticket (id)');
    await runner.query('CREATE INDEX ticket_reference_end ON ticket (right(reference, 4))');
    await runner.query('CREATE INDEX ticket_created_at ON ticket (created_at, id)');
    await runner.query('CREATE INDEX ticket_customer_created_at ON ticket (customer_id, created_at, id)');
    await runner.query('CREATE INDEX ticket_link ON ticket (link_id) WHERE link_id IS NOT NULL');
    await runner.query(`CREATE INDEX ticket_queue ON ticket (due_at, id)
      WHERE state IN ('acknowledged', 'inProgress', 'pending', 'held')`);
    await runner.query(`CREATE TABLE ticket_entry (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      ticket_id uuid NOT NULL,
      kind text NOT NULL,
      author_id uuid NOT NULL,
      author text NOT NULL,
      text_sealed bytea,
      state text,
      channel text,
      created_at timestamptz NOT NULL,
      CONSTRAINT ticket_entry_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT ticket_entry_ticket_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES ticket (customer_id, id),
      CONSTRAINT ticket_entry_kind_known CHECK (kind IN ('inbound', 'reply', 'note', 'move')),
      CONSTRAINT ticket_entry_says CHECK ((kind = 'move') = (text_sealed IS NULL) AND (kind = 'move') = (state IS NOT NULL)),
      CONSTRAINT ticket_entry_channel CHECK ((kind = 'reply') = (channel IS NOT NULL))
    )`);
    await runner.query('CREATE INDEX ticket_entry_ticket ON ticket_entry (customer_id, ticket_id, id)');
    await runner.query(TICKET_REASONS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
