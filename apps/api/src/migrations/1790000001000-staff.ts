import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Staff, their sessions, sign-in tries, and the keys of other systems. */
export class Staff1790000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE staff (
      id uuid NOT NULL,
      email text NOT NULL,
      name text NOT NULL,
      role text NOT NULL,
      state text NOT NULL,
      locale text NOT NULL,
      theme text NOT NULL,
      demo boolean NOT NULL,
      password_hash text,
      set_up_token_hash bytea,
      set_up_expires_at timestamptz,
      totp_sealed bytea,
      totp_confirmed_at timestamptz,
      totp_last_step bigint,
      last_sign_in_at timestamptz,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT staff_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE UNIQUE INDEX staff_email ON staff (email)`);
    await runner.query(`CREATE INDEX staff_created_at ON staff (created_at, id)`);

    await runner.query(`CREATE TABLE session (
      id uuid NOT NULL,
      staff_id uuid NOT NULL,
      address text NOT NULL,
      device text NOT NULL,
      started_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      ended_at timestamptz,
      end_reason text,
      CONSTRAINT session_pkey PRIMARY KEY (id),
      CONSTRAINT session_staff_fkey FOREIGN KEY (staff_id) REFERENCES staff (id)
    ) WITH (fillfactor = 70)`);
    await runner.query(`CREATE INDEX session_staff ON session (staff_id, started_at)`);
    await runner.query(`CREATE INDEX session_started_at ON session (started_at, id)`);

    await runner.query(`CREATE TABLE refresh_token (
      token_hash bytea NOT NULL,
      session_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      used_at timestamptz,
      CONSTRAINT refresh_token_pkey PRIMARY KEY (token_hash),
      CONSTRAINT refresh_token_session_fkey FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE
    )`);
    await runner.query(`CREATE INDEX refresh_token_session ON refresh_token (session_id)`);

    await runner.query(`CREATE TABLE sign_in_attempt (
      key text NOT NULL,
      tries integer NOT NULL,
      last_try_at timestamptz NOT NULL,
      CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (key)
    ) WITH (fillfactor = 70)`);

    await runner.query(`CREATE TABLE api_key (
      id uuid NOT NULL,
      name text NOT NULL,
      role text NOT NULL,
      prefix text NOT NULL,
      secret_hash bytea NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz,
      revoked_at timestamptz,
      last_used_at timestamptz,
      CONSTRAINT api_key_pkey PRIMARY KEY (id),
      CONSTRAINT api_key_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff (id)
    )`);
    await runner.query(`CREATE UNIQUE INDEX api_key_secret_hash ON api_key (secret_hash)`);
    await runner.query(`CREATE INDEX api_key_created_at ON api_key (created_at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
