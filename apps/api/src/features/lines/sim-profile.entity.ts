import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { fieldProblem } from '@ur-desk/domain/kernel';
import { type SimProfileState } from '@ur-desk/domain/lines';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { LineEntity } from './line.entity';

/** An eSIM profile. The activation code lets whoever has it take the number, so it is kept sealed. */
@Entity('sim_profile')
@ForeignKey(() => LineEntity, ['customerId', 'lineId'], ['customerId', 'id'], {
  name: 'sim_profile_line_fkey',
})
@Unique('sim_profile_iccid_key', ['iccid'])
@Index('sim_profile_line', ['customerId', 'lineId'])
@Check('sim_profile_state_known', `state IN ('reserved', 'released', 'installed', 'revoked')`)
export class SimProfileEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'sim_profile_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sim_profile_pkey' })
  id: string;

  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @Column({ type: 'text' })
  iccid: string;

  @Column({ name: 'smdp_address', type: 'text' })
  smdpAddress: string;

  /** Sealed with the customer's key. */
  @Column({ name: 'activation_code_sealed', type: 'bytea' })
  activationCodeSealed: Buffer;

  @Column({ type: 'text' })
  state: SimProfileState;
}

constraintProblem('sim_profile_iccid_key', () => fieldProblem('iccid', 'already_exists', { field: 'iccid' }));
