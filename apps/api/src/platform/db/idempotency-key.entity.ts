import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One accepted Idempotency-Key, written in the same transaction as its effect, with the answer to give again. */
@Entity('idempotency_key')
@Index('idempotency_key_created_at', ['createdAt'])
export class IdempotencyKeyEntity {
  /** Whose key: the actor's id, so that two clients may choose the same key. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'idempotency_key_pkey' })
  scope: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_key_pkey' })
  key: string;

  @Column({ name: 'customer_id', type: 'uuid', nullable: true })
  customerId: string | null;

  @Column({ name: 'body_hash', type: 'text' })
  bodyHash: string;

  /** Sealed with the customer's key; unreadable once the person is erased. */
  @Column({ type: 'bytea', nullable: true })
  answer: Buffer | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
