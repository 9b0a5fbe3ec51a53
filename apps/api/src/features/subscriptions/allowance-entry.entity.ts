import { type AllowanceEntryReason } from '@ur-desk/domain/allowances';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AllowanceLotEntity } from './allowance-lot.entity';

/** Why a lot changed, and by how much. Never changed or deleted: triggers refuse it. */
@Entity('allowance_entry')
@ForeignKey(() => AllowanceLotEntity, ['lotId', 'customerId'], ['id', 'customerId'], {
  name: 'allowance_entry_lot_fkey',
})
@Index('allowance_entry_lot', ['lotId', 'at'])
@Check('allowance_entry_reason_known', `reason IN ('grant', 'usage', 'expiry', 'revoke', 'adjustment')`)
export class AllowanceEntryEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'allowance_entry_pkey' })
  id: string;

  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'allowance_entry_pkey' })
  customerId: string;

  @Column({ name: 'lot_id', type: 'uuid' })
  lotId: string;

  @Column({ type: 'text' })
  reason: AllowanceEntryReason;

  /** Signed, in the kind's unit; null: an unlimited grant. */
  @Column({ type: 'bigint', nullable: true })
  change: number | null;

  @Column({ name: 'cause_kind', type: 'text' })
  causeKind: string;

  @Column({ name: 'cause_id', type: 'uuid' })
  causeId: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}
