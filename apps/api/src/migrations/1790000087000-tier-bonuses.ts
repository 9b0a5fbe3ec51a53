import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The monthly bonuses that members got. */
export class TierBonuses1790000087000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE tier_bonus (
      customer_id uuid NOT NULL,
      month text NOT NULL,
      id uuid NOT NULL,
      tier text NOT NULL,
      line_id uuid NOT NULL,
      at timestamptz NOT NULL,
      CONSTRAINT tier_bonus_pkey PRIMARY KEY (customer_id, month),
      CONSTRAINT tier_bonus_id_key UNIQUE (id),
      CONSTRAINT tier_bonus_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id)
    )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
