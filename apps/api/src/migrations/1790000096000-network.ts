import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The sandbox network's own side of lines. Those that exist already stand in it as we have them: they were confirmed before the
 * network could be asked.
 */
export class Network1790000096000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE sandbox_network_line (
      line_id uuid NOT NULL,
      msisdn text NOT NULL,
      iccid text,
      service text NOT NULL,
      CONSTRAINT sandbox_network_line_pkey PRIMARY KEY (line_id)
    )`);
    await runner.query(`CREATE UNIQUE INDEX sandbox_network_line_msisdn ON sandbox_network_line (msisdn)
      WHERE service <> 'retired'`);
    await runner.query(`CREATE UNIQUE INDEX sandbox_network_line_iccid ON sandbox_network_line (iccid)
      WHERE service <> 'retired' AND iccid IS NOT NULL`);
    await runner.query(`CREATE TABLE sandbox_network_order (
      idempotency_key text NOT NULL,
      line_id uuid NOT NULL,
      msisdn text NOT NULL,
      iccid text,
      service text NOT NULL,
      result text NOT NULL,
      refusal text,
      due_at timestamptz,
      answered_at timestamptz,
      CONSTRAINT sandbox_network_order_pkey PRIMARY KEY (idempotency_key)
    )`);
    await runner.query(`CREATE INDEX sandbox_network_order_line ON sandbox_network_order (line_id)`);
    await runner.query(
      `CREATE INDEX sandbox_network_order_due ON sandbox_network_order (due_at) WHERE due_at IS NOT NULL`,
    );
    await runner.query(`INSERT INTO sandbox_network_line (line_id, msisdn, iccid, service)
      SELECT l.id, l.msisdn, s.iccid, l.state FROM line l
      LEFT JOIN sim_profile s ON s.customer_id = l.customer_id AND s.line_id = l.id AND s.state <> 'revoked'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
