import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An event that the sandbox sends until somebody takes it; like its charges part of the outside world. */
@Entity('sandbox_event')
@Index('sandbox_event_due', ['nextTryAt'], { where: 'next_try_at IS NOT NULL' })
export class SandboxEventEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sandbox_event_pkey' })
  id: string;

  /** As it is signed and sent, the same at every try. */
  @Column({ type: 'text' })
  body: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** When it is sent (again); null: taken, or given up. */
  @Column({ name: 'next_try_at', type: 'timestamptz', nullable: true })
  nextTryAt: Date | null;

  @Column({ type: 'int' })
  tries: number;

  @Column({ name: 'taken_at', type: 'timestamptz', nullable: true })
  takenAt: Date | null;
}
