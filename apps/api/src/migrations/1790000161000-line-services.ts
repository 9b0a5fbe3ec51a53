import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Value-added services that are on at a line, and orders to the network that switch them. */
export class LineServices1790000161000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE line_added_service (
      customer_id uuid NOT NULL,
      line_id uuid NOT NULL,
      code text NOT NULL,
      since timestamptz NOT NULL,
      CONSTRAINT line_added_service_pkey PRIMARY KEY (customer_id, line_id, code),
      CONSTRAINT line_added_service_line_fkey FOREIGN KEY (customer_id, line_id) REFERENCES line (customer_id, id)
    )`);
    await runner.query(
      `ALTER TABLE line_order ADD COLUMN service text, ADD COLUMN services text[] NOT NULL DEFAULT '{}'`,
    );
    for (const table of ['sandbox_network_line', 'sandbox_network_order'])
      await runner.query(`ALTER TABLE ${table} ADD COLUMN services text[] NOT NULL DEFAULT '{}'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
