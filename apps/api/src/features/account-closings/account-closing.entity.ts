import { type ClosingState } from '@ur-desk/domain/account-closings';
import { type CustomerStatus } from '@ur-desk/domain/customer-status';
import { type CurrencyCode, Problem } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';

/** That an account is to be closed, and how far it is (rules 9). Its refunds name it (`refund.closing_id`). */
@Entity('account_closing')
@Unique('account_closing_reference_key', ['reference'])
@Index('account_closing_reference_end', { synchronize: false })
@Index('account_closing_id', ['id'])
@Index('account_closing_created_at', ['createdAt', 'id'])
@Index('account_closing_one_open', ['customerId'], {
  unique: true,
  where: `state IN ('awaitingApproval', 'paying')`,
})
@Check(
  'account_closing_state_known',
  `state IN ('awaitingApproval', 'paying', 'done', 'cancelled', 'rejected', 'expired')`,
)
@Check('account_closing_sums', 'pay_out >= 0 AND rest_owed >= 0 AND rest_paid >= 0')
@Check('account_closing_owes_while_paying', `rest_owed = 0 OR state = 'paying'`)
@Check('account_closing_done', `(state = 'done') = (closed_at IS NOT NULL)`)
export class AccountClosingEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'account_closing_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'account_closing_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_closing_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  @Column({ type: 'text' })
  state: ClosingState;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  @Column({ type: 'text' })
  reason: string;

  /** Minor units: what was to be paid out when it was ordered. */
  @Column({ name: 'pay_out', type: 'bigint' })
  payOut: number;

  /** Minor units: set aside in the wallet until finance has paid it out; part of `account.held`. */
  @Column({ name: 'rest_owed', type: 'bigint' })
  restOwed: number;

  /** Minor units. */
  @Column({ name: 'rest_paid', type: 'bigint' })
  restPaid: number;

  /** The bank's, of the last pay-out. */
  @Column({ name: 'rest_reference', type: 'text', nullable: true })
  restReference: string | null;

  /** What the account goes back to when the closing is taken back. */
  @Column({ name: 'status_before', type: 'text' })
  statusBefore: CustomerStatus;

  @Column({ name: 'approval_id', type: 'uuid', nullable: true })
  approvalId: string | null;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: 'staff' | 'apiKey' | 'system';

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}

constraintProblem('account_closing_reference_key', () => new Problem('unavailable'));
constraintProblem('account_closing_one_open', () => new Problem('customer_closing'));
