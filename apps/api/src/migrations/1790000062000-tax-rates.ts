import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What an operator begins with; of a country that is not named prices contain no tax. */
export const FIRST_TAX_RATES = `INSERT INTO tax_rate (id, country, rate_bps, updated_at, version)
SELECT ('01900000-0000-7000-8000-0000000f' || lpad(v.n::text, 4, '0'))::uuid, v.country, v.rate_bps, now(), 1
FROM (VALUES
  (1, 'CN', 600), (2, 'DE', 1900), (3, 'FR', 2000), (4, 'GB', 2000), (5, 'JP', 1000), (6, 'KR', 1000), (7, 'TW', 500),
  (8, 'SG', 900), (9, 'MY', 800), (10, 'TH', 700), (11, 'AU', 1000), (12, 'BR', 1800), (13, 'ES', 2100), (14, 'IT', 2200),
  (15, 'NL', 2100), (16, 'PL', 2300)
) AS v (n, country, rate_bps)`;

/** The tax that prices contain becomes a setting. */
export class TaxRates1790000062000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE tax_rate (
      id uuid NOT NULL,
      country text NOT NULL,
      rate_bps integer NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT tax_rate_pkey PRIMARY KEY (id),
      CONSTRAINT tax_rate_country_key UNIQUE (country),
      CONSTRAINT tax_rate_share CHECK (rate_bps BETWEEN 0 AND 10000)
    )`);
    await runner.query(FIRST_TAX_RATES);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
