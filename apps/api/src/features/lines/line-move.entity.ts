import { Problem } from '@ur-desk/domain/kernel';
import { type MoveConsent } from '@ur-desk/domain/lines';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { type Actor } from '../../platform/db/call-context';
import { LineEntity } from './line.entity';

/** That a line went to another customer: the one that ended at the giver, and the one that it goes on as. Each goes once (0503). */
@Entity('line_move')
@ForeignKey(() => LineEntity, ['customerId', 'lineId'], ['customerId', 'id'], { name: 'line_move_from_fkey' })
@ForeignKey(() => LineEntity, ['toCustomerId', 'toLineId'], ['customerId', 'id'], {
  name: 'line_move_to_fkey',
})
@Index('line_move_to', ['toCustomerId', 'toLineId'], { unique: true })
@Check('line_move_to_another', 'customer_id <> to_customer_id')
@Check('line_move_consent_known', `consent IN ('call', 'writing', 'inPerson')`)
export class LineMoveEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'line_move_pkey' })
  customerId: string;

  @PrimaryColumn({ name: 'line_id', type: 'uuid', primaryKeyConstraintName: 'line_move_pkey' })
  lineId: string;

  @Column({ name: 'to_customer_id', type: 'uuid' })
  toCustomerId: string;

  @Column({ name: 'to_line_id', type: 'uuid' })
  toLineId: string;

  /** How the receiver agreed; why it was done stands in the audit log. */
  @Column({ type: 'text' })
  consent: MoveConsent;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: Actor['kind'];

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}

constraintProblem('line_move_pkey', () => new Problem('wrong_state', { state: 'retired' }));
