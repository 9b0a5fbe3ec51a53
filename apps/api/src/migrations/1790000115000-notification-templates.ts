import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Own words for messages, by version; a message names the version that it was made of. */
export class NotificationTemplates1790000115000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE notification_template_version (
      event text NOT NULL,
      channel text NOT NULL,
      locale text NOT NULL,
      number integer NOT NULL,
      subject text,
      body text,
      created_at timestamptz NOT NULL,
      created_by uuid NOT NULL,
      created_by_name text NOT NULL,
      CONSTRAINT notification_template_version_pkey PRIMARY KEY (event, channel, locale, number),
      CONSTRAINT notification_template_version_channel CHECK (channel IN ('email', 'sms')),
      CONSTRAINT notification_template_version_locale CHECK (locale IN ('en', 'zh')),
      CONSTRAINT notification_template_version_number CHECK (number >= 2),
      CONSTRAINT notification_template_version_subject CHECK (subject IS NULL OR (body IS NOT NULL AND channel = 'email'))
    )`);
    await runner.query(`CREATE TRIGGER notification_template_version_immutable
      BEFORE UPDATE OR DELETE ON notification_template_version FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`ALTER TABLE notification ADD COLUMN template_version integer,
      ADD CONSTRAINT notification_template_fkey FOREIGN KEY (event, channel, locale, template_version)
        REFERENCES notification_template_version (event, channel, locale, number)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
