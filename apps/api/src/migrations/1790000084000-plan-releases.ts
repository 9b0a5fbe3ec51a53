import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** When a draft is released by itself, and what its release does with lines that renew by themselves. */
export class PlanReleases1790000084000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Until now every line bought what was on sale.
    await runner.query(`ALTER TABLE plan_version ADD COLUMN running_renewals text NOT NULL DEFAULT 'move',
      ADD COLUMN release_at timestamptz,
      ADD COLUMN approval_id uuid,
      ADD CONSTRAINT plan_version_renewals_known CHECK (running_renewals IN ('keep', 'move')),
      ADD CONSTRAINT plan_version_only_drafts_wait CHECK (release_at IS NULL OR state = 'draft')`);
    await runner.query('ALTER TABLE plan_version ALTER COLUMN running_renewals DROP DEFAULT');
    await runner.query(
      'CREATE INDEX plan_version_planned ON plan_version (release_at) WHERE release_at IS NOT NULL',
    );
    await runner.query(`CREATE OR REPLACE FUNCTION refuse_plan_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (OLD.state = 'draft' OR (OLD.state = 'released' AND NEW.state = 'retired'
          AND (NEW.id, NEW.plan_id, NEW.version_no, NEW.name, NEW.validity, NEW.prices, NEW.coverage, NEW.terms, NEW.released_at,
            NEW.running_renewals)
            = (OLD.id, OLD.plan_id, OLD.version_no, OLD.name, OLD.validity, OLD.prices, OLD.coverage, OLD.terms, OLD.released_at,
            OLD.running_renewals)
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
