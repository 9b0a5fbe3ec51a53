import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Customers of whom everything personal was removed; from then on nothing about them can be written down again (decision 0541). */
export class Anonymisation1790000129500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE customer ADD anonymised_at timestamptz,
      ADD CONSTRAINT customer_anonymised_is_closed CHECK (anonymised_at IS NULL OR status IN ('closing', 'closed'))`);
    await runner.query(REFUSE_ANONYMISED);
    for (const [table, events] of GUARDED)
      await runner.query(`CREATE TRIGGER ${table}_of_somebody BEFORE ${events} ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_anonymised()`);
    await runner.query(KEEP_BUT_REASON);
    await runner.query('DROP TRIGGER tier_change_append_only ON tier_change');
    await runner.query(`CREATE TRIGGER tier_change_append_only BEFORE UPDATE OR DELETE ON tier_change
      FOR EACH ROW EXECUTE FUNCTION keep_tier_change()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Where something about a person is written down. */
const GUARDED = [
  ['customer_contact', 'INSERT OR UPDATE'],
  ['customer_key', 'INSERT'],
  ['note', 'INSERT OR UPDATE'],
  ['payment_method', 'INSERT'],
  ['verification', 'INSERT'],
  ['evidence_file', 'INSERT'],
] as const;

const REFUSE_ANONYMISED = `CREATE FUNCTION refuse_anonymised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM customer c WHERE c.id = NEW.customer_id AND c.anonymised_at IS NOT NULL) THEN
    RAISE EXCEPTION 'customer % was anonymised', NEW.customer_id USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_anonymised';
  END IF;
  RETURN NEW;
END $$`;

/* A history that is never changed; only the words of its reason can be taken out of it. */
const KEEP_BUT_REASON = `CREATE FUNCTION keep_tier_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.reason = '' AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = '42501';
END $$`;
