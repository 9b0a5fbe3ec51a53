import { Problem, type CurrencyCode } from '@ur-desk/domain/kernel';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { type PromotionBasis } from '../promotions/live-promotions.service';
import { PaymentEntity } from './payment.entity';
import { type StoredTopUpBonus } from './top-up-bonus.queries';

/** An order to put money into the wallet; whether it came is said by its payment. */
@Entity('top_up')
@ForeignKey(() => PaymentEntity, ['customerId', 'paymentId'], ['customerId', 'id'], {
  name: 'top_up_payment_fkey',
})
@Unique('top_up_reference_key', ['reference'])
@Index('top_up_id', ['id'])
@Index('top_up_created_at', ['createdAt', 'id'])
export class TopUpEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'top_up_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'top_up_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  @Column({ name: 'payment_id', type: 'uuid' })
  paymentId: string;

  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  /** What promotions promised with it, and what became of that. */
  @Column({ type: 'jsonb', default: '[]' })
  bonuses: StoredTopUpBonus[];

  /** What its promotions were judged by; null: none was live. */
  @Column({ name: 'bonus_basis', type: 'jsonb', nullable: true })
  bonusBasis: PromotionBasis | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

constraintProblem('top_up_reference_key', () => new Problem('unavailable'));
