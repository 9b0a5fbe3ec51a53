import { fieldProblem, type Locale } from '@ur-desk/domain/kernel';
import { type PlanReviewSource, type PlanReviewState } from '@ur-desk/domain/plan-reviews';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';
import { PlanEntity } from '../plans/plan.entity';
import { RenewalEntity } from '../renewals/renewal.entity';

/**
 * What a customer says of a plan that he bought, once per plan. Whatever is written here is counted by the database in
 * `plan_rating`, in the same transaction.
 */
@Entity('plan_review')
@ForeignKey(() => RenewalEntity, ['renewalId', 'customerId'], ['id', 'customerId'], {
  name: 'plan_review_renewal_fkey',
})
@Unique('plan_review_once', ['customerId', 'planId'])
@Index('plan_review_queue', ['state', 'createdAt', 'id'])
@Index('plan_review_plan', ['planId', 'createdAt', 'id'])
@Check('plan_review_stars', 'stars BETWEEN 1 AND 5')
@Check('plan_review_locale_known', `locale IN ('en', 'zh')`)
@Check('plan_review_source_known', `source IN ('customer', 'staff')`)
@Check('plan_review_state_known', `state IN ('pending', 'published', 'hidden')`)
@Check(
  'plan_review_decided',
  `(state = 'pending') = (decided_at IS NULL) AND (state <> 'hidden' OR reason IS NOT NULL)`,
)
@Check('plan_review_replied', '(reply IS NULL) = (replied_at IS NULL)')
export class PlanReviewEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'plan_review_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'plan_review_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_review_pkey' })
  id: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  @ForeignKey(() => PlanEntity, { name: 'plan_review_plan_fkey' })
  planId: string;

  /** The purchase that verifies it. */
  @Column({ name: 'renewal_id', type: 'uuid' })
  renewalId: string;

  @Column({ type: 'integer' })
  stars: number;

  /** To the letter. */
  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text' })
  locale: Locale;

  @Column({ type: 'text' })
  source: PlanReviewSource;

  /** The name of who typed it. */
  @Column({ name: 'entered_by', type: 'text' })
  enteredBy: string;

  @Column({ type: 'text' })
  state: PlanReviewState;

  /** Of the last verdict. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  /** What of the list of abuse words it contains. */
  @Column({ name: 'abuse_words', type: 'text', array: true })
  abuseWords: string[];

  @Column({ type: 'text', nullable: true })
  reply: string | null;

  @Column({ name: 'replied_by', type: 'text', nullable: true })
  repliedBy: string | null;

  @Column({ name: 'replied_at', type: 'timestamptz', nullable: true })
  repliedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('plan_review_once', () => fieldProblem('planId', 'already_exists', { field: 'planId' }));
