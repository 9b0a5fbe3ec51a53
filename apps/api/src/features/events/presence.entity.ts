import { type PresenceKind } from '@ur-desk/domain/events';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../staff/staff.entity';

/** A page of the console that somebody has open. It says so again and again; silence means that it is gone. */
@Entity('presence')
@Index('presence_record', ['recordId'])
export class PresenceEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'presence_pkey' })
  tab: string;

  @Column({ name: 'staff_id', type: 'uuid' })
  @ForeignKey(() => StaffEntity, { name: 'presence_staff_fkey' })
  staffId: string;

  @Column({ type: 'text' })
  kind: PresenceKind;

  @Column({ name: 'record_id', type: 'uuid' })
  recordId: string;

  @Column({ name: 'seen_at', type: 'timestamptz' })
  seenAt: Date;
}
