import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The seed's mark on a database that it fills: begun in an empty one, finished with the last row. */
@Entity('demo_seed')
export class DemoSeedEntity {
  /** Always 1: a database is seeded once. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'demo_seed_pkey' })
  id: number;

  @Column({ name: 'begun_at', type: 'timestamptz' })
  begunAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
