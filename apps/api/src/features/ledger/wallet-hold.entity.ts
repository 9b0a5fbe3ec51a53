import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type HoldState } from '@ur-desk/domain/ledger';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What a purchase that waits for a provider holds of the wallet (rules 2, L7). Its open amount is part of `account.held`;
 * written by `wallet-hold.queries.ts` and by nobody else.
 */
@Entity('wallet_hold')
@Index('wallet_hold_one_open', ['customerId', 'purposeId'], { unique: true, where: `state = 'open'` })
@Index('wallet_hold_expires_at', ['expiresAt'], { where: `state = 'open'` })
@Check('wallet_hold_state_known', `state IN ('open', 'settled', 'released')`)
@Check('wallet_hold_settled', 'held > 0 AND settled >= 0 AND settled <= held')
@Check('wallet_hold_settled_by_settling', `(settled > 0) = (state = 'settled')`)
@Check('wallet_hold_ended', `(state = 'open') = (ended_at IS NULL)`)
export class WalletHoldEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'wallet_hold_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'wallet_hold_pkey' })
  id: string;

  /** The renewal that it is for. */
  @Column({ name: 'purpose_id', type: 'uuid' })
  purposeId: string;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  /** Minor units. */
  @Column({ type: 'bigint' })
  held: number;

  /** Minor units, what the purchase took of it. */
  @Column({ type: 'bigint' })
  settled: number;

  @Column({ type: 'text' })
  state: HoldState;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
