import { type RenewalStep, type RenewalStepState } from '@ur-desk/domain/renewals';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { RenewalEntity } from './renewal.entity';

/** How far a renewal is: each step is done once, and one that failed says why. */
@Entity('renewal_step')
@ForeignKey(() => RenewalEntity, ['renewalId', 'customerId'], ['id', 'customerId'], {
  name: 'renewal_step_renewal_fkey',
})
@Check('renewal_step_known', `step IN ('quoted', 'charged', 'posted', 'activated', 'notified')`)
@Check('renewal_step_state_known', `state IN ('pending', 'running', 'done', 'failed', 'waiting')`)
export class RenewalStepEntity {
  @PrimaryColumn({ name: 'renewal_id', type: 'uuid', primaryKeyConstraintName: 'renewal_step_pkey' })
  renewalId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'renewal_step_pkey' })
  step: RenewalStep;

  @Column({ name: 'customer_id', type: 'uuid' })
  customerId: string;

  @Column({ type: 'text' })
  state: RenewalStepState;

  @Column({ type: 'integer' })
  attempts: number;

  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  at: Date | null;
}
