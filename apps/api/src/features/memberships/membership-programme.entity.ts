import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** The terms of the one membership programme. Whoever changes a tier locks its row, so that tiers are compared in turn. */
@Entity('membership_programme')
@Unique('membership_programme_only_one', ['onlyOne'])
@Check('membership_programme_is_it', 'only_one')
@Check('membership_programme_terms', 'window_days > 0 AND grace_days >= 0')
export class MembershipProgrammeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'membership_programme_pkey' })
  id: string;

  @Column({ name: 'only_one', type: 'boolean' })
  onlyOne: true;

  /** How long spending counts, and a tier is kept. */
  @Column({ name: 'window_days', type: 'integer' })
  windowDays: number;

  /** How long a tier is kept after the end of its period. */
  @Column({ name: 'grace_days', type: 'integer' })
  graceDays: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
