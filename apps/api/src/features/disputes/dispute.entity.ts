import {
  type DisputeAnswerKind,
  type DisputePlanEffect,
  type DisputeReason,
  type DisputeState,
} from '@ur-desk/domain/disputes';
import { Problem, type CurrencyCode } from '@ur-desk/domain/kernel';
import { type DisputeRefusal, type OutsideProviderName } from '@ur-desk/domain/payments';
import { type TierProgress } from '@ur-desk/domain/refunds';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { PaymentEntity } from '../payments/payment.entity';

/** A payment to which its payer objected at the provider (chargeback): what the provider says, and what we answered (rules 7). */
@Entity('dispute')
@ForeignKey(() => PaymentEntity, ['customerId', 'paymentId'], ['customerId', 'id'], {
  name: 'dispute_payment_fkey',
})
@Unique('dispute_reference_key', ['reference'])
@Index('dispute_reference_end', { synchronize: false })
@Unique('dispute_provider_reference_key', ['provider', 'providerReference'])
@Index('dispute_id', ['id'])
@Index('dispute_payment', ['customerId', 'paymentId'])
@Index('dispute_created_at', ['createdAt', 'id'])
@Index('dispute_waiting', ['evidenceDueAt', 'id'], { where: `state = 'needsResponse'` })
@Index('dispute_janitor', ['janitorAt'], { where: 'janitor_at IS NOT NULL' })
@Check('dispute_state_known', `state IN ('needsResponse', 'underReview', 'won', 'lost', 'accepted')`)
@Check('dispute_amount_positive', 'amount > 0')
@Check('dispute_fee_whole', '(fee IS NULL) = (fee_currency IS NULL)')
@Check('dispute_open_is_asked_for', `(state IN ('needsResponse', 'underReview')) = (janitor_at IS NOT NULL)`)
@Check(
  'dispute_answer_whole',
  `(answer_kind IS NULL) = (answered_at IS NULL) AND (answer_kind IS NULL) = (actor_id IS NULL)
    AND (NOT answer_sending OR (answer_kind IS NOT NULL AND state = 'needsResponse'))`,
)
export class DisputeEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'dispute_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'dispute_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  @Column({ name: 'payment_id', type: 'uuid' })
  paymentId: string;

  @Column({ type: 'text' })
  provider: OutsideProviderName;

  @Column({ name: 'provider_reference', type: 'text' })
  providerReference: string;

  @Column({ type: 'text' })
  state: DisputeState;

  @Column({ type: 'text' })
  reason: DisputeReason;

  /** The provider's own word for the reason. */
  @Column({ name: 'provider_reason', type: 'text' })
  providerReason: string;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  /** The provider has taken the money back: then a chargeback stands in the ledger. */
  @Column({ name: 'funds_taken', type: 'boolean' })
  fundsTaken: boolean;

  /** What the provider charges us for it, minor units of its currency. */
  @Column({ type: 'bigint', nullable: true })
  fee: number | null;

  @Column({ name: 'fee_currency', type: 'text', nullable: true })
  feeCurrency: CurrencyCode | null;

  @Column({ name: 'evidence_due_at', type: 'timestamptz', nullable: true })
  evidenceDueAt: Date | null;

  @Column({ name: 'evidence_text', type: 'text', nullable: true })
  evidenceText: string | null;

  @Column({ name: 'answer_kind', type: 'text', nullable: true })
  answerKind: DisputeAnswerKind | null;

  /** How often we answered: part of the key under which the provider is told. */
  @Column({ name: 'answer_no', type: 'int' })
  answerNo: number;

  /** The provider has not confirmed the answer yet. */
  @Column({ name: 'answer_sending', type: 'boolean' })
  answerSending: boolean;

  @Column({ name: 'answer_comment', type: 'text', nullable: true })
  answerComment: string | null;

  @Column({ name: 'answer_refusal', type: 'text', nullable: true })
  answerRefusal: DisputeRefusal | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  /** Who answered. */
  @Column({ name: 'actor_kind', type: 'text', nullable: true })
  actorKind: 'staff' | 'apiKey' | 'system' | null;

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ name: 'plan_effect', type: 'text' })
  planEffect: DisputePlanEffect;

  @Column({ name: 'tier_progress', type: 'text' })
  tierProgress: TierProgress;

  /** When the provider was asked for what stands here: an older word of it changes nothing (P5). */
  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  /** How often it was asked since the last answer was sent. */
  @Column({ type: 'int' })
  attempts: number;

  @Column({ name: 'janitor_at', type: 'timestamptz', nullable: true })
  janitorAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: Date | null;

  @Column({ type: 'int' })
  version: number;
}

constraintProblem('dispute_reference_key', () => new Problem('unavailable'));
constraintProblem('dispute_provider_reference_key', () => new Problem('unavailable'));
