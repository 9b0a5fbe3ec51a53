import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** An order says which number and profile the line is to have: they may differ from what it has until the network has confirmed. */
export class LineOrderTarget1790000126000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE line_order ADD COLUMN msisdn text, ADD COLUMN iccid text');
    await runner.query(`UPDATE line_order o SET msisdn = l.msisdn, iccid = (SELECT s.iccid FROM sim_profile s
      WHERE s.customer_id = o.customer_id AND s.line_id = o.line_id AND s.state <> 'revoked' LIMIT 1)
      FROM line l WHERE l.customer_id = o.customer_id AND l.id = o.line_id`);
    await runner.query(`ALTER TABLE line_order ALTER COLUMN msisdn SET NOT NULL,
      DROP CONSTRAINT line_order_state_known,
      ADD CONSTRAINT line_order_state_known CHECK (state IN ('requested', 'confirmed', 'failed', 'withdrawn'))`);
    await runner.query(`ALTER TABLE sim_profile DROP CONSTRAINT sim_profile_state_known,
      ADD CONSTRAINT sim_profile_state_known CHECK (state IN ('reserved', 'released', 'installed', 'revoked'))`);
    await runner.query('ALTER TABLE customer_contact ADD COLUMN changed_at timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
