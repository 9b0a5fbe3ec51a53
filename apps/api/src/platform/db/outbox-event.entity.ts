import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that happened and that others must hear of, written in the transaction in which it happened. */
@Entity('outbox_event')
@Index('outbox_event_unpublished', ['id'], { where: 'published_at IS NULL' })
export class OutboxEventEntity {
  /** UUIDv7: the order of the events. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'outbox_event_pkey' })
  id: string;

  @Column({ name: 'customer_id', type: 'uuid', nullable: true })
  customerId: string | null;

  @Column({ type: 'text' })
  topic: string;

  @Column({ type: 'bytea' })
  payload: Buffer;

  @Column({ name: 'request_id', type: 'text' })
  requestId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;
}
