import { Problem } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** What a debit of a wallet took from which lot (rules 2). Never changed or deleted, like the transfer that it explains. */
@Entity('wallet_take')
@Check('wallet_take_positive', 'amount > 0')
export class WalletTakeEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'wallet_take_pkey' })
  customerId: string;

  @PrimaryColumn({ name: 'lot_id', type: 'uuid', primaryKeyConstraintName: 'wallet_take_pkey' })
  lotId: string;

  /** The debit. */
  @PrimaryColumn({ name: 'transfer_id', type: 'uuid', primaryKeyConstraintName: 'wallet_take_pkey' })
  transferId: string;

  /** Minor units, more than zero. */
  @Column({ type: 'bigint' })
  amount: number;
}

constraintProblem('wallet_take_pkey', () => new Problem('already_exists', { field: 'transfer' }));
