import { fieldProblem } from '@ur-desk/domain/kernel';
import { type SortDirection, type ViewColumnsInput } from '@ur-desk/domain/saved-views';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { StaffEntity } from '../staff/staff.entity';

/** A way to look at a list that somebody keeps under a name. */
@Entity('saved_view')
@Unique('saved_view_name_key', ['ownerId', 'list', 'name'])
@Index('saved_view_shared', ['list'], { where: 'shared' })
export class SavedViewEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'saved_view_pkey' })
  id: string;

  /** The noun of the list. */
  @Column({ type: 'text' })
  list: string;

  @Column({ name: 'owner_id', type: 'uuid' })
  @ForeignKey(() => StaffEntity, { name: 'saved_view_owner_fkey' })
  ownerId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'boolean' })
  shared: boolean;

  /** JSON, as the list takes it. */
  @Column({ type: 'text' })
  filter: string;

  @Column({ name: 'sort_field', type: 'text' })
  sortField: string;

  @Column({ name: 'sort_direction', type: 'text' })
  sortDirection: SortDirection;

  /** Null: as the list is made. */
  @Column({ type: 'jsonb', nullable: true })
  columns: ViewColumnsInput | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('saved_view_name_key', () => fieldProblem('name', 'already_exists', { field: 'name' }));
