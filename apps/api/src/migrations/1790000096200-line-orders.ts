import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Lines that the network has not put into service yet, and what the network was asked to do. */
export class LineOrders1790000096200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE line DROP CONSTRAINT line_state_known,
      ADD CONSTRAINT line_state_known CHECK (state IN ('ordered', 'active', 'suspended', 'retired'))`);
    await runner.query(`CREATE TABLE line_order (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      line_id uuid NOT NULL,
      kind text NOT NULL,
      state text NOT NULL,
      refusal text,
      asked integer NOT NULL,
      next_ask_at timestamptz,
      requested_at timestamptz NOT NULL,
      as_of timestamptz,
      CONSTRAINT line_order_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT line_order_line_fkey FOREIGN KEY (customer_id, line_id) REFERENCES line (customer_id, id),
      CONSTRAINT line_order_state_known CHECK (state IN ('requested', 'confirmed', 'failed')),
      CONSTRAINT line_order_asked CHECK ((state = 'requested') = (next_ask_at IS NOT NULL))
    )`);
    await runner.query(`CREATE INDEX line_order_of_line ON line_order (customer_id, line_id, id)`);
    await runner.query(
      `CREATE UNIQUE INDEX line_order_open ON line_order (customer_id, line_id) WHERE state = 'requested'`,
    );
    await runner.query(`CREATE INDEX line_order_due ON line_order (next_ask_at) WHERE state = 'requested'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
