import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { fieldProblem, Problem } from '@ur-desk/domain/kernel';
import { type LineState, type SuspensionReason } from '@ur-desk/domain/lines';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';

/** A phone number in service. One live line per number; the number of a retired line may come back (rules 8). */
@Entity('line')
@Unique('line_reference_key', ['reference'])
@Index('line_id', ['id'])
@Index('line_live_msisdn', ['msisdn'], { unique: true, where: `state <> 'retired'` })
@Index('line_network_id', ['networkId'], { unique: true, where: 'network_id IS NOT NULL' })
@Index('line_created_at', ['createdAt', 'id'])
@Check('line_state_known', `state IN ('ordered', 'active', 'suspended', 'retired')`)
@Check(
  'line_suspended_for_known',
  `suspended_for IN ('lost', 'stolen', 'customerWish', 'fraud', 'unpaid', 'misuse')`,
)
@Check('line_suspended_for_a_while', `state = 'suspended' OR suspended_for IS NULL`)
export class LineEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'line_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'line_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'line_pkey' })
  id: string;

  @Column({ type: 'text' })
  reference: string;

  /** E.164. */
  @Column({ type: 'text' })
  msisdn: string;

  @Column({ type: 'text' })
  state: LineState;

  /** Of a suspended line; null: not known. */
  @Column({ name: 'suspended_for', type: 'text', nullable: true })
  suspendedFor: SuspensionReason | null;

  /** What the customer calls it: "work", "Japan". */
  @Column({ type: 'text', nullable: true })
  label: string | null;

  @Column({ name: 'auto_renew', type: 'boolean' })
  autoRenew: boolean;

  /** Its number rests from then on (rules 8). */
  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true })
  retiredAt: Date | null;

  /** Under which id the network has it; null: its own. A line that came from another customer stays at the network what it was (0503). */
  @Column({ name: 'network_id', type: 'uuid', nullable: true })
  networkId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('line_live_msisdn', () => fieldProblem('msisdn', 'already_exists', { field: 'msisdn' }));
constraintProblem('line_reference_key', () => new Problem('unavailable'));
