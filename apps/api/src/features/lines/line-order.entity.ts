import { Problem } from '@ur-desk/domain/kernel';
import {
  type LineOrderKind,
  type LineOrderState,
  type NetworkRefusal,
  type SuspensionReason,
} from '@ur-desk/domain/lines';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { LineEntity } from './line.entity';

/** What the network was asked to do with a line, and what it said; its id is the key under which the network does it once. */
@Entity('line_order')
@ForeignKey(() => LineEntity, ['customerId', 'lineId'], ['customerId', 'id'], {
  name: 'line_order_line_fkey',
})
@Index('line_order_of_line', ['customerId', 'lineId', 'id'])
@Index('line_order_open', ['customerId', 'lineId'], { unique: true, where: `state = 'requested'` })
@Index('line_order_due', ['nextAskAt'], { where: `state = 'requested'` })
@Check('line_order_state_known', `state IN ('requested', 'confirmed', 'failed', 'withdrawn')`)
@Check('line_order_asked', `(state = 'requested') = (next_ask_at IS NOT NULL)`)
export class LineOrderEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'line_order_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'line_order_pkey' })
  id: string;

  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @Column({ type: 'text' })
  kind: LineOrderKind;

  /** The number that the line is to have, E.164. */
  @Column({ type: 'text' })
  msisdn: string;

  /** The SIM profile that it is to have; null: an old line whose profile nobody knows. */
  @Column({ type: 'text', nullable: true })
  iccid: string | null;

  /** Which value-added service is to be on or off. */
  @Column({ type: 'text', nullable: true })
  service: string | null;

  /** All that the line is to have then. */
  @Column({ type: 'text', array: true, default: '{}' })
  services: string[];

  /** Why, of a suspension. */
  @Column({ type: 'text', nullable: true })
  suspension: SuspensionReason | null;

  @Column({ type: 'text' })
  state: LineOrderState;

  @Column({ type: 'text', nullable: true })
  refusal: NetworkRefusal | null;

  /** How often the network was asked without an end. */
  @Column({ type: 'integer' })
  asked: number;

  @Column({ name: 'next_ask_at', type: 'timestamptz', nullable: true })
  nextAskAt: Date | null;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt: Date;

  /** When the network said so, or was asked last. */
  @Column({ name: 'as_of', type: 'timestamptz', nullable: true })
  asOf: Date | null;
}

constraintProblem('line_order_open', () => new Problem('line_order_open'));
