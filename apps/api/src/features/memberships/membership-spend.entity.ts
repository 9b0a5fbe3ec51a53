import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';

/** What a customer has spent on plans bought on a day (UTC), less what was given back of them. Triggers keep it. */
@Entity('membership_spend')
export class MembershipSpendEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'membership_spend_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'membership_spend_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'membership_spend_pkey' })
  day: string;

  /** Minor units of the wallet's currency. */
  @Column({ type: 'bigint' })
  net: number;
}
