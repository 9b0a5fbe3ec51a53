import { Problem, type CurrencyCode } from '@ur-desk/domain/kernel';
import { type AccountCode, type CauseKind, type TransferKind } from '@ur-desk/domain/ledger';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';

/**
 * One movement of money between two accounts of a customer. Never changed or deleted: triggers refuse it (rules 2, L4).
 * The id is UUIDv5 of what caused it and the leg, so that the same movement collides (L5, L9).
 */
@Entity('transfer')
@Index('transfer_statement', ['customerId', 'seq'])
@Index('transfer_seq', ['seq'], { unique: true })
@Index('transfer_reverses_once', ['reversesId'], { unique: true, where: 'reverses_id IS NOT NULL' })
@Check('transfer_amount_positive', 'amount > 0')
@Check('transfer_two_accounts', 'debit_code <> credit_code')
export class TransferEntity {
  /** First in the key, so that a transfer is found by its id alone. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'transfer_pkey' })
  id: string;

  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'transfer_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'transfer_customer_fkey' })
  customerId: string;

  /** The order of posting: the statement's order, and that of the running balance. Taken under the customer's lock. */
  @Column({ type: 'bigint', default: () => `nextval('transfer_order')` })
  seq: number;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  kind: TransferKind;

  @Column({ name: 'debit_code', type: 'text' })
  debitCode: AccountCode;

  @Column({ name: 'credit_code', type: 'text' })
  creditCode: AccountCode;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  /** Minor units, more than zero. */
  @Column({ type: 'bigint' })
  amount: number;

  @Column({ name: 'cause_kind', type: 'text' })
  causeKind: CauseKind;

  @Column({ name: 'cause_id', type: 'uuid' })
  causeId: string;

  @Column({ name: 'cause_reference', type: 'text' })
  causeReference: string;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: 'staff' | 'apiKey' | 'system';

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'reverses_id', type: 'uuid', nullable: true })
  reversesId: string | null;
}

constraintProblem('transfer_pkey', () => new Problem('already_exists', { field: 'transfer' }));
constraintProblem('transfer_reverses_once', () => new Problem('wrong_state', { state: 'reversed' }));
