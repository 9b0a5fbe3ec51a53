import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PlanEntity } from '../plans/plan.entity';

/** How many published reviews gave a plan how many stars; kept by a trigger on `plan_review` alone. */
@Entity('plan_rating')
@Check(
  'plan_rating_not_negative',
  'stars_1 >= 0 AND stars_2 >= 0 AND stars_3 >= 0 AND stars_4 >= 0 AND stars_5 >= 0',
)
export class PlanRatingEntity {
  @PrimaryColumn({ name: 'plan_id', type: 'uuid', primaryKeyConstraintName: 'plan_rating_pkey' })
  @ForeignKey(() => PlanEntity, { name: 'plan_rating_plan_fkey' })
  planId: string;

  @Column({ name: 'stars_1', type: 'integer' })
  stars1: number;

  @Column({ name: 'stars_2', type: 'integer' })
  stars2: number;

  @Column({ name: 'stars_3', type: 'integer' })
  stars3: number;

  @Column({ name: 'stars_4', type: 'integer' })
  stars4: number;

  @Column({ name: 'stars_5', type: 'integer' })
  stars5: number;
}
