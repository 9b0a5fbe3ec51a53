import { type Instant, type Locale, Problem, type Role } from '@ur-desk/domain/kernel';
import { normaliseEmail, type Preferences, type StaffState, type Theme } from '@ur-desk/domain/staff';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** Somebody who works at the desk. Never deleted, since what they did stays; `deactivated` instead. */
@Entity('staff')
@Index('staff_email', ['email'], { unique: true })
@Index('staff_created_at', ['createdAt', 'id'])
export class StaffEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_pkey' })
  id: string;

  /** Lower case. */
  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: Role;

  @Column({ type: 'text' })
  state: StaffState;

  @Column({ type: 'text' })
  locale: Locale;

  @Column({ type: 'text' })
  theme: Theme;

  /** How the console is arranged for this person. */
  @Column({ type: 'jsonb' })
  preferences: Preferences;

  /** A shared account for trying the product out: needs no second factor. */
  @Column({ type: 'boolean' })
  demo: boolean;

  /** argon2id with its parameters; null until the set-up link was used. */
  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash: string | null;

  /** SHA-256 of the token in the set-up link. */
  @Column({ name: 'set_up_token_hash', type: 'bytea', nullable: true })
  setUpTokenHash: Buffer | null;

  @Column({ name: 'set_up_expires_at', type: 'timestamptz', nullable: true })
  setUpExpiresAt: Date | null;

  /** The secret of the authenticator app, sealed with the general key. */
  @Column({ name: 'totp_sealed', type: 'bytea', nullable: true })
  totpSealed: Buffer | null;

  /** Null: the secret was made, but no code of it has been seen yet. */
  @Column({ name: 'totp_confirmed_at', type: 'timestamptz', nullable: true })
  totpConfirmedAt: Date | null;

  /** The 30-second step of the last code that was accepted: each works once. */
  @Column({ name: 'totp_last_step', type: 'bigint', nullable: true })
  totpLastStep: number | null;

  @Column({ name: 'last_sign_in_at', type: 'timestamptz', nullable: true })
  lastSignInAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'int' })
  version: number;
}

constraintProblem(
  'staff_email',
  () => new Problem('already_exists', { field: 'email' }, [{ field: 'email', code: 'already_taken' }]),
);

type GivenColumns = Pick<StaffEntity, 'id' | 'email' | 'name' | 'role'> & Partial<StaffEntity>;

/** An account with everything that was not said as it is at the beginning. */
export const newStaff = (given: GivenColumns, now: Instant): StaffEntity => ({
  state: 'invited',
  locale: 'en',
  theme: 'system',
  preferences: {},
  demo: false,
  passwordHash: null,
  setUpTokenHash: null,
  setUpExpiresAt: null,
  totpSealed: null,
  totpConfirmedAt: null,
  totpLastStep: null,
  lastSignInAt: null,
  createdAt: new Date(now),
  updatedAt: new Date(now),
  version: 1,
  ...given,
  email: normaliseEmail(given.email),
});
