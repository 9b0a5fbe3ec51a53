import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The catalogue: plans and their versions, which never change once released. */
export class Plans1790000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE plan (
      id uuid NOT NULL,
      code text NOT NULL,
      current_version_id uuid,
      created_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT plan_pkey PRIMARY KEY (id),
      CONSTRAINT plan_code_key UNIQUE (code)
    )`);
    await runner.query(`CREATE TABLE plan_version (
      id uuid NOT NULL,
      plan_id uuid NOT NULL,
      version_no integer NOT NULL,
      state text NOT NULL,
      name jsonb NOT NULL,
      voice_seconds bigint,
      sms_count bigint,
      data_bytes bigint,
      validity jsonb NOT NULL,
      prices jsonb NOT NULL,
      coverage text[] NOT NULL,
      terms jsonb NOT NULL,
      created_at timestamptz NOT NULL,
      released_at timestamptz,
      retired_at timestamptz,
      version integer NOT NULL,
      CONSTRAINT plan_version_pkey PRIMARY KEY (id),
      CONSTRAINT plan_version_plan_fkey FOREIGN KEY (plan_id) REFERENCES plan (id),
      CONSTRAINT plan_version_no_key UNIQUE (plan_id, version_no),
      CONSTRAINT plan_version_state_known CHECK (state IN ('draft', 'released', 'retired'))
    )`);
    await runner.query(
      `CREATE UNIQUE INDEX plan_version_one_draft ON plan_version (plan_id) WHERE state = 'draft'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX plan_version_one_released ON plan_version (plan_id) WHERE state = 'released'`,
    );
    await runner.query(`CREATE FUNCTION refuse_plan_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (OLD.state = 'draft' OR (OLD.state = 'released' AND NEW.state = 'retired'
          AND (NEW.id, NEW.plan_id, NEW.version_no, NEW.name, NEW.validity, NEW.prices, NEW.coverage, NEW.terms, NEW.released_at)
            = (OLD.id, OLD.plan_id, OLD.version_no, OLD.name, OLD.validity, OLD.prices, OLD.coverage, OLD.terms, OLD.released_at)
          AND (NEW.voice_seconds, NEW.sms_count, NEW.data_bytes)
            IS NOT DISTINCT FROM (OLD.voice_seconds, OLD.sms_count, OLD.data_bytes))) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a released plan version never changes' USING ERRCODE = '42501';
      END $$`);
    await runner.query(`CREATE TRIGGER plan_version_immutable BEFORE UPDATE OR DELETE ON plan_version
      FOR EACH ROW EXECUTE FUNCTION refuse_plan_version_change()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
