import { type SessionEndReason } from '@ur-desk/domain/staff';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../staff/staff.entity';

/** One sign-in on one device, until it ends. Its row is looked at on every request. */
@Entity('session')
@Index('session_staff', ['staffId', 'startedAt'])
@Index('session_started_at', ['startedAt', 'id'])
export class SessionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_pkey' })
  id: string;

  @ForeignKey(() => StaffEntity, { name: 'session_staff_fkey' })
  @Column({ name: 'staff_id', type: 'uuid' })
  staffId: string;

  @Column({ type: 'text' })
  address: string;

  /** What the browser says it is, cut to 200 characters. */
  @Column({ type: 'text' })
  device: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt: Date;

  /** Kept to the minute: it decides when an idle session ends. */
  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason: SessionEndReason | null;
}

/** The refresh tokens of a session, one valid at a time; the used ones stay, so that a second use shows theft. */
@Entity('refresh_token')
@Index('refresh_token_session', ['sessionId'])
export class RefreshTokenEntity {
  /** SHA-256 of the token. */
  @PrimaryColumn({ name: 'token_hash', type: 'bytea', primaryKeyConstraintName: 'refresh_token_pkey' })
  tokenHash: Buffer;

  @ForeignKey(() => SessionEntity, { name: 'refresh_token_session_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'session_id', type: 'uuid' })
  sessionId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt: Date | null;
}
