import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Add-on packs in the catalogue: what there was before are plans. */
export class AddOnPacks1790000104000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE plan ADD COLUMN kind text NOT NULL DEFAULT 'plan',
      ADD CONSTRAINT plan_kind_known CHECK (kind IN ('plan', 'addOn'))`);
    await runner.query('ALTER TABLE plan ALTER COLUMN kind DROP DEFAULT');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
