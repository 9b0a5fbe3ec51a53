import { type TicketLinkKind, type TicketPriority, type TicketState } from '@ur-desk/domain/tickets';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';

/** Something that a customer wants of us, until it is done. What it is about is sealed with the customer's key. */
@Entity('ticket')
@Unique('ticket_reference_key', ['reference'])
@Index('ticket_id', ['id'])
@Index('ticket_created_at', ['createdAt', 'id'])
@Index('ticket_customer_created_at', ['customerId', 'createdAt', 'id'])
@Index('ticket_link', ['linkId'], { where: 'link_id IS NOT NULL' })
@Index('ticket_queue', ['dueAt', 'id'], {
  where: `state IN ('acknowledged', 'inProgress', 'pending', 'held')`,
})
@Check(
  'ticket_state_known',
  `state IN ('acknowledged', 'inProgress', 'pending', 'held', 'resolved', 'closed', 'cancelled')`,
)
@Check('ticket_clock_runs', `(state IN ('acknowledged', 'inProgress')) = (clock_since IS NOT NULL)`)
@Check('ticket_assigned', '(assignee_id IS NULL) = (assignee IS NULL)')
@Check('ticket_linked', 'num_nulls(link_kind, link_id, link_reference) IN (0, 3)')
@Check('ticket_wrapped_up', `state <> 'resolved' OR (resolved_at IS NOT NULL AND wrap_up_code IS NOT NULL)`)
export class TicketEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'ticket_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'ticket_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ticket_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  @Column({ name: 'subject_sealed', type: 'bytea' })
  subjectSealed: Buffer;

  @Column({ type: 'text' })
  state: TicketState;

  @Column({ type: 'text' })
  priority: TicketPriority;

  /** The customer's when it was opened. */
  @Column({ type: 'text' })
  tier: string;

  /** What that tier was promised then. */
  @Column({ name: 'sla_minutes', type: 'integer' })
  slaMinutes: number;

  @Column({ name: 'sla_priority', type: 'text' })
  slaPriority: TicketPriority;

  /** Business milliseconds until `since`. */
  @Column({ name: 'used_ms', type: 'bigint' })
  usedMs: number;

  /** From when the clocks run; null: they stand. */
  @Column({ name: 'clock_since', type: 'timestamptz', nullable: true })
  since: Date | null;

  @Column({ name: 'first_response_due_at', type: 'timestamptz', nullable: true })
  firstResponseDueAt: Date | null;

  @Column({ name: 'first_responded_at', type: 'timestamptz', nullable: true })
  firstRespondedAt: Date | null;

  @Column({ name: 'resolution_due_at', type: 'timestamptz', nullable: true })
  resolutionDueAt: Date | null;

  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true })
  resolvedAt: Date | null;

  /** What the queue is ordered by; `NEVER_DUE` while the clocks stand. */
  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;

  @Column({ name: 'assignee_id', type: 'uuid', nullable: true })
  assigneeId: string | null;

  /** His name when he got it. */
  @Column({ type: 'text', nullable: true })
  assignee: string | null;

  @Column({ name: 'link_kind', type: 'text', nullable: true })
  linkKind: TicketLinkKind | null;

  @Column({ name: 'link_id', type: 'uuid', nullable: true })
  linkId: string | null;

  @Column({ name: 'link_reference', type: 'text', nullable: true })
  linkReference: string | null;

  @Column({ name: 'wrap_up_code', type: 'text', nullable: true })
  wrapUpCode: string | null;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
