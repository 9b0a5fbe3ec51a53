import { type OutsideProviderName } from '@ur-desk/domain/payments';
import {
  type EventSubject,
  type ProviderEventKind,
  type ProviderEventProblem,
  type ProviderEventState,
} from '@ur-desk/domain/provider-events';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** An event of a provider that was believed: stored as it came before anything is made of it, applied once (P5). */
@Entity('provider_event')
@Unique('provider_event_id', ['id'])
@Index('provider_event_received_at', ['receivedAt', 'id'])
@Index('provider_event_customer', ['customerId', 'receivedAt', 'id'])
@Index('provider_event_due', ['nextTryAt'], { where: 'next_try_at IS NOT NULL' })
@Check(
  'provider_event_waits_for_a_try',
  `(next_try_at IS NULL OR state = 'received') AND (state <> 'received' OR next_try_at IS NOT NULL)`,
)
export class ProviderEventEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_event_pkey' })
  provider: OutsideProviderName;

  /** The provider's own id of it: the same however often it is sent. */
  @PrimaryColumn({ name: 'event_id', type: 'text', primaryKeyConstraintName: 'provider_event_pkey' })
  eventId: string;

  @Column({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text' })
  kind: ProviderEventKind;

  @Column({ type: 'text' })
  state: ProviderEventState;

  @Column({ type: 'text', nullable: true })
  problem: ProviderEventProblem | null;

  /** Whose key seals it; null while that is not known: then the general key does. */
  @Column({ name: 'customer_id', type: 'uuid', nullable: true })
  customerId: string | null;

  @Column({ name: 'subject_kind', type: 'text', nullable: true })
  subjectKind: EventSubject['kind'] | null;

  @Column({ name: 'subject_id', type: 'uuid', nullable: true })
  subjectId: string | null;

  /** `{ body, headers, content }`: the bytes and headers as they came, and what they say in our words. */
  @Column({ type: 'bytea' })
  sealed: Buffer;

  @Column({ type: 'int' })
  tries: number;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  @Column({ name: 'next_try_at', type: 'timestamptz', nullable: true })
  nextTryAt: Date | null;

  @Column({ name: 'applied_at', type: 'timestamptz', nullable: true })
  appliedAt: Date | null;
}
