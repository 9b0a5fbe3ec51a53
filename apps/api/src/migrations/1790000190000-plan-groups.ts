import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Families, which group plans, and regions, which name countries. */
export class PlanGroups1790000190000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE plan_family (
      id uuid NOT NULL,
      code text NOT NULL,
      name jsonb NOT NULL,
      position integer NOT NULL,
      active boolean NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT plan_family_pkey PRIMARY KEY (id),
      CONSTRAINT plan_family_code_key UNIQUE (code)
    )`);
    await runner.query(`CREATE TABLE plan_region (
      id uuid NOT NULL,
      code text NOT NULL,
      name jsonb NOT NULL,
      countries text[] NOT NULL,
      position integer NOT NULL,
      active boolean NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT plan_region_pkey PRIMARY KEY (id),
      CONSTRAINT plan_region_code_key UNIQUE (code),
      CONSTRAINT plan_region_somewhere CHECK (cardinality(countries) > 0)
    )`);
    await runner.query(`ALTER TABLE plan ADD COLUMN family_id uuid,
      ADD CONSTRAINT plan_family_fkey FOREIGN KEY (family_id) REFERENCES plan_family (id)`);
    await runner.query('CREATE INDEX plan_by_family ON plan (family_id)');
    await runner.query(`ALTER TABLE plan_version ADD COLUMN regions jsonb NOT NULL DEFAULT '[]'`);
    await runner.query('ALTER TABLE plan_version ALTER COLUMN regions DROP DEFAULT');
    await runner.query(`CREATE OR REPLACE FUNCTION refuse_plan_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (OLD.state = 'draft' OR (OLD.state = 'released' AND NEW.state = 'retired'
          AND (NEW.id, NEW.plan_id, NEW.version_no, NEW.name, NEW.validity, NEW.prices, NEW.coverage, NEW.regions, NEW.terms,
            NEW.released_at, NEW.running_renewals)
            = (OLD.id, OLD.plan_id, OLD.version_no, OLD.name, OLD.validity, OLD.prices, OLD.coverage, OLD.regions, OLD.terms,
            OLD.released_at, OLD.running_renewals)
          AND (NEW.voice_seconds, NEW.sms_count, NEW.data_bytes)
            IS NOT DISTINCT FROM (OLD.voice_seconds, OLD.sms_count, OLD.data_bytes))) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a released plan version never changes' USING ERRCODE = '42501';
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
