import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Customers, their contacts, lines and SIM profiles. */
export class Customers1790000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(`CREATE TABLE customer (
      id uuid NOT NULL,
      reference text NOT NULL,
      status text NOT NULL,
      country text NOT NULL,
      locale text NOT NULL,
      zone text NOT NULL,
      wallet_currency text NOT NULL,
      tags text[] NOT NULL,
      external_source text,
      external_id text,
      version integer NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      CONSTRAINT customer_pkey PRIMARY KEY (id),
      CONSTRAINT customer_reference_key UNIQUE (reference),
      CONSTRAINT customer_external_key UNIQUE (external_source, external_id),
      CONSTRAINT customer_status_known CHECK (status IN ('active', 'suspended', 'closed')),
      CONSTRAINT customer_external_whole CHECK ((external_source IS NULL) = (external_id IS NULL))
    ) WITH (fillfactor = 85)`);
    await runner.query(`CREATE INDEX customer_created_at ON customer (created_at, id)`);
    await runner.query(`CREATE INDEX customer_country_created_at ON customer (country, created_at, id)`);
    await runner.query(`CREATE INDEX customer_status_created_at ON customer (status, created_at, id)`);
    await runner.query(`CREATE INDEX customer_tags ON customer USING gin (tags)`);

    // An update of a row that a trigram index covers must find room on its page, else it touches every index.
    await runner.query(`CREATE TABLE customer_contact (
      customer_id uuid NOT NULL,
      name text,
      phone text,
      email text,
      phone_verified_at timestamptz,
      email_verified_at timestamptz,
      custom_fields jsonb NOT NULL,
      search_text text NOT NULL,
      CONSTRAINT customer_contact_pkey PRIMARY KEY (customer_id),
      CONSTRAINT customer_contact_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id)
    ) WITH (fillfactor = 85)`);
    await runner.query(
      `CREATE INDEX customer_contact_name ON customer_contact (coalesce(name, ''), customer_id)`,
    );
    await runner.query(
      `CREATE INDEX customer_contact_search_text ON customer_contact USING gin (search_text gin_trgm_ops)
       WITH (gin_pending_list_limit = 512)`,
    );

    await runner.query(`CREATE TABLE line (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reference text NOT NULL,
      msisdn text NOT NULL,
      state text NOT NULL,
      label text,
      auto_renew boolean NOT NULL,
      created_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT line_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT line_reference_key UNIQUE (reference),
      CONSTRAINT line_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT line_state_known CHECK (state IN ('active', 'suspended', 'retired'))
    )`);
    await runner.query(`CREATE INDEX line_id ON line (id)`);
    await runner.query(`CREATE INDEX line_created_at ON line (created_at, id)`);
    await runner.query(`CREATE UNIQUE INDEX line_live_msisdn ON line (msisdn) WHERE state <> 'retired'`);

    await runner.query(`CREATE TABLE sim_profile (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      line_id uuid NOT NULL,
      iccid text NOT NULL,
      smdp_address text NOT NULL,
      activation_code_sealed bytea NOT NULL,
      state text NOT NULL,
      CONSTRAINT sim_profile_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT sim_profile_iccid_key UNIQUE (iccid),
      CONSTRAINT sim_profile_line_fkey FOREIGN KEY (customer_id, line_id) REFERENCES line (customer_id, id),
      CONSTRAINT sim_profile_state_known CHECK (state IN ('released', 'installed', 'revoked'))
    )`);
    await runner.query(`CREATE INDEX sim_profile_line ON sim_profile (customer_id, line_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
