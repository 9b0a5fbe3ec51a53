import { type Role } from '@ur-desk/domain/kernel';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../staff/staff.entity';

/** A key with which another system calls the API. */
@Entity('api_key')
@Index('api_key_secret_hash', ['secretHash'], { unique: true })
@Index('api_key_created_at', ['createdAt', 'id'])
export class ApiKeyEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_key_pkey' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: Role;

  /** How the key begins, so that people recognise it. */
  @Column({ type: 'text' })
  prefix: string;

  /** SHA-256 of the whole key: it is random, so that nothing slower is needed. */
  @Column({ name: 'secret_hash', type: 'bytea' })
  secretHash: Buffer;

  @ForeignKey(() => StaffEntity, { name: 'api_key_created_by_fkey' })
  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  /** Kept to the minute. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;
}
