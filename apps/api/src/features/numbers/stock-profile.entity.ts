import { type StockProfileState } from '@ur-desk/domain/numbers';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A SIM profile that the network made for us; a line takes it once. */
@Entity('stock_profile')
@Unique('stock_profile_iccid_key', ['iccid'])
@Index('stock_profile_available', ['iccid'], { where: `state = 'available'` })
@Index('stock_profile_added_at', ['addedAt', 'id'])
@Index('stock_profile_line', ['lineId'], { where: 'line_id IS NOT NULL' })
@Check('stock_profile_state_known', `state IN ('available', 'reserved', 'assigned', 'revoked')`)
@Check('stock_profile_of_line', `state NOT IN ('reserved', 'assigned') OR line_id IS NOT NULL`)
export class StockProfileEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'stock_profile_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
  iccid: string;

  @Column({ name: 'smdp_address', type: 'text' })
  smdpAddress: string;

  /** Sealed with the general key: it is nobody's yet. Null once a line has it, which keeps it under its customer's key. */
  @Column({ name: 'sealed_activation_code', type: 'bytea', nullable: true })
  sealedActivationCode: Buffer | null;

  @Column({ type: 'text' })
  state: StockProfileState;

  @Column({ name: 'line_id', type: 'uuid', nullable: true })
  lineId: string | null;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;
}
