import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who else has this phone or this e-mail is looked up on every customer page. */
export class PossibleDuplicates1790000142000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX customer_contact_phone ON customer_contact (phone) WHERE phone IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX customer_contact_email ON customer_contact (email) WHERE email IS NOT NULL',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
