import { type NotificationChannel } from '@ur-desk/domain/notifications';
import { type TicketEntryKind, type TicketState } from '@ur-desk/domain/tickets';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TicketEntity } from './ticket.entity';

/** What was said or done in a ticket; never changed. Words are sealed with the customer's key. */
@Entity('ticket_entry')
@ForeignKey(() => TicketEntity, ['customerId', 'ticketId'], ['customerId', 'id'], {
  name: 'ticket_entry_ticket_fkey',
})
@Index('ticket_entry_ticket', ['customerId', 'ticketId', 'id'])
@Check('ticket_entry_kind_known', `kind IN ('inbound', 'reply', 'note', 'move')`)
@Check(
  'ticket_entry_says',
  `(kind = 'move') = (text_sealed IS NULL) AND (kind = 'move') = (state IS NOT NULL)`,
)
@Check('ticket_entry_channel', `(kind = 'reply') = (channel IS NOT NULL)`)
export class TicketEntryEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'ticket_entry_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ticket_entry_pkey' })
  id: string;

  @Column({ name: 'ticket_id', type: 'uuid' })
  ticketId: string;

  @Column({ type: 'text' })
  kind: TicketEntryKind;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  @Column({ type: 'text' })
  author: string;

  @Column({ name: 'text_sealed', type: 'bytea', nullable: true })
  textSealed: Buffer | null;

  /** Where a move led. */
  @Column({ type: 'text', nullable: true })
  state: TicketState | null;

  /** The way that a reply took. */
  @Column({ type: 'text', nullable: true })
  channel: NotificationChannel | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
