import { Problem, type CurrencyCode } from '@ur-desk/domain/kernel';
import { type AccountCode } from '@ur-desk/domain/ledger';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';

/**
 * The cached sums of one account of one customer; always the sum of its transfers, changed in the same statement
 * (rules 2, L2). Written by `ledger.posting.ts` and by nobody else.
 */
@Entity('account')
@Index('account_code', ['code', 'customerId'])
@Check('account_wallet_floor', `code <> 'wallet' OR credits - debits - held >= 0`)
@Check('account_sums_positive', `debits >= 0 AND credits >= 0 AND held >= 0`)
export class AccountEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'account_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'account_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'account_pkey' })
  code: AccountCode;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  /** Minor units. */
  @Column({ type: 'bigint' })
  debits: number;

  @Column({ type: 'bigint' })
  credits: number;

  /** Promised and not yet moved. */
  @Column({ type: 'bigint' })
  held: number;
}

constraintProblem('account_wallet_floor', () => new Problem('balance_too_low'));
constraintProblem('account_pkey', () => new Problem('unavailable'));
