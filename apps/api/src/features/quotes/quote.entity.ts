import { type CreateQuoteInput, type QuoteView } from '@ur-desk/domain/renewals';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type PromotionBasis } from '../promotions/live-promotions.service';

/** A price with its end state, as it was shown; good for ten minutes. The table is unlogged (decision 0301). */
@Entity('quote')
@Index('quote_expires_at', ['expiresAt'])
export class QuoteEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'quote_pkey' })
  id: string;

  @Column({ name: 'customer_id', type: 'uuid' })
  customerId: string;

  /** Of what was agreed; a renewal repeats it. */
  @Column({ type: 'text' })
  hash: string;

  @Column({ type: 'jsonb' })
  request: CreateQuoteInput;

  @Column({ type: 'jsonb' })
  answer: QuoteView;

  /** What its promotions were judged by; null: none was live. */
  @Column({ name: 'promotion_basis', type: 'jsonb', nullable: true })
  promotionBasis: PromotionBasis | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
