import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The company's sums per account and currency, taken now and then, so that a page need not read every account. */
export class AccountTotals1790000032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE account_total (
      code text NOT NULL,
      currency text NOT NULL,
      customers bigint NOT NULL,
      debits numeric NOT NULL,
      credits numeric NOT NULL,
      held numeric NOT NULL,
      at timestamptz NOT NULL,
      CONSTRAINT account_total_pkey PRIMARY KEY (code, currency)
    )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
