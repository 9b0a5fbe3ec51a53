import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Which versions were live from an instant on. One row per change of what is live, never changed afterwards: its number says
 * to every process whether what it remembers still holds, and to a purchase what it was judged by.
 */
@Entity('promotion_revision')
export class PromotionRevisionEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'promotion_revision_pkey',
  })
  revision: number;

  @Column({ type: 'uuid', array: true })
  released: string[];

  @Column({ type: 'uuid', array: true })
  suspended: string[];

  @Column({ type: 'timestamptz' })
  at: Date;
}
