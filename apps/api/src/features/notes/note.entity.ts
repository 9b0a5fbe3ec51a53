import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';

/** What somebody wrote of a customer. What it says is sealed with the customer's key; what it said before is in the audit log. */
@Entity('note')
@Index('note_id', ['id'])
@Index('note_customer_created_at', ['customerId', 'createdAt', 'id'])
@Index('note_created_at', ['createdAt', 'id'])
export class NoteEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'note_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'note_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'note_pkey' })
  id: string;

  /** Staff, or an API key. */
  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  /** The author's name at that time. */
  @Column({ type: 'text' })
  author: string;

  @Column({ name: 'text_sealed', type: 'bytea' })
  textSealed: Buffer;

  @Column({ name: 'edited_at', type: 'timestamptz', nullable: true })
  editedAt: Date | null;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
