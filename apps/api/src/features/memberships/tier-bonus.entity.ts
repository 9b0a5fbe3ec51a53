import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';

/** That a member got the bonuses of his tier for a month: once, whatever becomes of his tier in it. */
@Entity('tier_bonus')
@Unique('tier_bonus_id_key', ['id'])
export class TierBonusEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'tier_bonus_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'tier_bonus_customer_fkey' })
  customerId: string;

  /** `2026-11`, on the operator's calendar. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'tier_bonus_pkey' })
  month: string;

  /** The cause of the entries of its lots. */
  @Column({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  tier: string;

  /** Whose lots they are. */
  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}
