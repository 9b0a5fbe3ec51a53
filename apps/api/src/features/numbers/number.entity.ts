import { type NumberState } from '@ur-desk/domain/numbers';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * Every phone number that is or was ours, by its place in the stock (rules 8, N1). It moves by conditional updates: many customers
 * share the stock, so no customer's lock protects it.
 */
@Entity('stock_number')
@Unique('stock_number_msisdn_key', ['msisdn'])
@Index('stock_number_available', ['country', 'msisdn'], { where: `state = 'available'` })
@Index('stock_number_added_at', ['addedAt', 'id'])
@Index('stock_number_line', ['lineId'], { where: 'line_id IS NOT NULL' })
@Index('stock_number_resting', ['restsUntil'], { where: `state = 'resting'` })
@Check('stock_number_state_known', `state IN ('available', 'reserved', 'assigned', 'resting')`)
@Check('stock_number_of_line', `state NOT IN ('reserved', 'assigned') OR line_id IS NOT NULL`)
@Check('stock_number_rests', `(state = 'resting') = (rests_until IS NOT NULL)`)
export class StockNumberEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'stock_number_pkey' })
  id: string;

  /** E.164. */
  @Column({ type: 'text', collation: 'C' })
  msisdn: string;

  /** ISO 3166. */
  @Column({ type: 'text' })
  country: string;

  @Column({ type: 'text' })
  state: NumberState;

  /** That has it, or had it last. */
  @Column({ name: 'line_id', type: 'uuid', nullable: true })
  lineId: string | null;

  @Column({ name: 'rests_until', type: 'timestamptz', nullable: true })
  restsUntil: Date | null;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;
}
