import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type AccountCode } from '@ur-desk/domain/ledger';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The sums of one account of all customers, as they were when they were last taken; a copy that can be made again. */
@Entity('account_total')
export class AccountTotalEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'account_total_pkey' })
  code: AccountCode;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'account_total_pkey' })
  currency: CurrencyCode;

  @Column({ type: 'bigint' })
  customers: number;

  /** Minor units. */
  @Column({ type: 'numeric' })
  debits: number;

  @Column({ type: 'numeric' })
  credits: number;

  @Column({ type: 'numeric' })
  held: number;

  @Column({ type: 'timestamptz' })
  at: Date;
}
