import { type TierImportState } from '@ur-desk/domain/memberships';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { CustomerEntity } from '../customers/customer.entity';

/** A file of customers for a tier, and how far it is. The file itself is not kept once it was read. */
@Entity('tier_import')
@Unique('tier_import_reference_key', ['reference'])
@Index('tier_import_running', ['createdAt'], { where: `state = 'running'` })
@Check('tier_import_state_known', `state IN ('checked', 'awaitingApproval', 'running', 'finished')`)
@Check(
  'tier_import_ordered',
  `state = 'checked' OR (tier IS NOT NULL AND until IS NOT NULL AND reason IS NOT NULL)`,
)
@Check('tier_import_counts', 'moved + skipped <= accepted')
export class TierImportEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'tier_import_pkey' })
  id: string;

  @Column({ type: 'text' })
  reference: string;

  @Column({ type: 'text' })
  state: TierImportState;

  @Column({ type: 'text', nullable: true })
  tier: string | null;

  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Column({ name: 'rows_total', type: 'integer' })
  rowsTotal: number;

  @Column({ type: 'integer' })
  accepted: number;

  @Column({ type: 'integer' })
  rejected: number;

  /** The first of them (`TierRowErrorView`); the values of the file are not repeated. */
  @Column({ type: 'jsonb' })
  errors: object[];

  @Column({ type: 'integer' })
  moved: number;

  @Column({ type: 'integer' })
  skipped: number;

  @Column({ type: 'timestamptz', nullable: true })
  until: Date | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** The latest request for it. */
  @Column({ name: 'approval_id', type: 'uuid', nullable: true })
  approvalId: string | null;

  /** In whose name customers are moved. */
  @Column({ name: 'requested_by', type: 'jsonb' })
  requestedBy: Actor;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}

/** One customer of a file; `done` once he was moved or skipped, in the transaction that did it. */
@Entity('tier_import_row')
@Index('tier_import_row_waiting', ['importId', 'customerId'], { where: 'NOT done' })
export class TierImportRowEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'tier_import_row_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'tier_import_row_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ name: 'import_id', type: 'uuid', primaryKeyConstraintName: 'tier_import_row_pkey' })
  @ForeignKey(() => TierImportEntity, { name: 'tier_import_row_import_fkey' })
  importId: string;

  @Column({ type: 'integer' })
  line: number;

  @Column({ type: 'boolean' })
  done: boolean;
}
