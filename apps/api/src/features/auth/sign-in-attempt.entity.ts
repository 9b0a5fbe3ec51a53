import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often an account or a network address was tried lately. */
@Entity('sign_in_attempt')
export class SignInAttemptEntity {
  /** `account:` and the SHA-256 of the e-mail that was typed, known or not; `address:` and the network address. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_in_attempt_pkey' })
  key: string;

  @Column({ type: 'int' })
  tries: number;

  @Column({ name: 'last_try_at', type: 'timestamptz' })
  lastTryAt: Date;
}
