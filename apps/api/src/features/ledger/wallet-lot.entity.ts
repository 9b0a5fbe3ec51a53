import { Problem } from '@ur-desk/domain/kernel';
import { type WalletLotKind } from '@ur-desk/domain/ledger';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/**
 * What one credit put into a wallet and what is left of it (rules 2): the remaining parts of a wallet's lots add up to its
 * balance. Written by `ledger.posting.ts` and by nobody else, in the statement that writes the transfer.
 */
@Entity('wallet_lot')
@Index('wallet_lot_open', ['customerId'], { where: 'open' })
@Index('wallet_lot_expires_at', ['expiresAt'], { where: 'open AND expires_at IS NOT NULL' })
@Check('wallet_lot_kind_known', `kind IN ('granted', 'paid')`)
@Check('wallet_lot_remaining', 'amount > 0 AND remaining >= 0 AND remaining <= amount')
@Check('wallet_lot_open_while_left', 'open = (remaining > 0)')
@Check('wallet_lot_paid_stays', `kind = 'granted' OR expires_at IS NULL`)
export class WalletLotEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'wallet_lot_pkey' })
  customerId: string;

  /** That of the transfer that made it; where one made two, the second has one of its own. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'wallet_lot_pkey' })
  id: string;

  @Column({ name: 'transfer_id', type: 'uuid' })
  transferId: string;

  @Column({ type: 'text' })
  kind: WalletLotKind;

  /** Minor units, as it was credited. */
  @Column({ type: 'bigint' })
  amount: number;

  /** Minor units. */
  @Column({ type: 'bigint' })
  remaining: number;

  /** Something remains. */
  @Column({ type: 'boolean' })
  open: boolean;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Column({ type: 'timestamptz' })
  at: Date;
}

constraintProblem('wallet_lot_pkey', () => new Problem('already_exists', { field: 'transfer' }));
