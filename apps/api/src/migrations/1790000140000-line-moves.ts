import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Lines go to other customers: they end here and go on there, and stay at the network what they were (decision 0503). */
export class LineMoves1790000140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE line ADD COLUMN network_id uuid');
    await runner.query(
      'CREATE UNIQUE INDEX line_network_id ON line (network_id) WHERE network_id IS NOT NULL',
    );
    await runner.query('ALTER TABLE subscription ADD COLUMN moved_from_id uuid');
    await runner.query(
      'CREATE UNIQUE INDEX subscription_moved_from ON subscription (moved_from_id) WHERE moved_from_id IS NOT NULL',
    );
    await runner.query(`CREATE TABLE line_move (
      customer_id uuid NOT NULL,
      line_id uuid NOT NULL,
      to_customer_id uuid NOT NULL,
      to_line_id uuid NOT NULL,
      consent text NOT NULL,
      actor_kind text NOT NULL,
      actor_id uuid NOT NULL,
      at timestamptz NOT NULL,
      CONSTRAINT line_move_pkey PRIMARY KEY (customer_id, line_id),
      CONSTRAINT line_move_from_fkey FOREIGN KEY (customer_id, line_id) REFERENCES line (customer_id, id),
      CONSTRAINT line_move_to_fkey FOREIGN KEY (to_customer_id, to_line_id) REFERENCES line (customer_id, id),
      CONSTRAINT line_move_to_another CHECK (customer_id <> to_customer_id),
      CONSTRAINT line_move_consent_known CHECK (consent IN ('call', 'writing', 'inPerson'))
    )`);
    await runner.query('CREATE UNIQUE INDEX line_move_to ON line_move (to_customer_id, to_line_id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
