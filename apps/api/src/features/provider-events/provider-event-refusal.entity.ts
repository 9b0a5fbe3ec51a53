import { type EventRefusal, type OutsideProviderName } from '@ur-desk/domain/payments';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How many events were not believed, by provider, reason and day; and the last of them as it came, so that somebody can
 * see what it was. Counted, because anybody may send them; nothing of it is ever applied.
 */
@Entity('provider_event_refusal')
export class ProviderEventRefusalEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_event_refusal_pkey' })
  provider: OutsideProviderName;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_event_refusal_pkey' })
  reason: EventRefusal;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'provider_event_refusal_pkey' })
  day: string;

  @Column({ type: 'int' })
  count: number;

  @Column({ name: 'last_at', type: 'timestamptz' })
  lastAt: Date;

  /** `{ body, headers }` of the last one, sealed with the general key; at most 16 kB of the body. */
  @Column({ type: 'bytea' })
  sealed: Buffer;
}
