import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What an operator begins with: four usual amounts per currency; from a tenth of the smallest to fifty times the largest. */
export const FIRST_TOP_UP_LIMITS = `INSERT INTO top_up_limit (id, currency, presets, least, most, updated_at, version)
SELECT ('01900000-0000-7000-8000-0000000e' || lpad(v.n::text, 4, '0'))::uuid, v.currency, v.presets::jsonb,
  (v.presets::jsonb ->> 0)::bigint / 10, (v.presets::jsonb ->> -1)::bigint * 50, now(), 1
FROM (VALUES
  (1, 'CNY', '[3000, 5000, 10000, 20000]'),
  (2, 'USD', '[1000, 2000, 5000, 10000]'),
  (3, 'EUR', '[1000, 2000, 5000, 10000]'),
  (4, 'GBP', '[1000, 2000, 5000, 10000]'),
  (5, 'CHF', '[1000, 2000, 5000, 10000]'),
  (6, 'HKD', '[5000, 10000, 20000, 50000]'),
  (7, 'TWD', '[20000, 50000, 100000, 200000]'),
  (8, 'JPY', '[1000, 2000, 5000, 10000]'),
  (9, 'KRW', '[10000, 20000, 50000, 100000]'),
  (10, 'SGD', '[1000, 2000, 5000, 10000]'),
  (11, 'MYR', '[2000, 5000, 10000, 20000]'),
  (12, 'THB', '[20000, 50000, 100000, 200000]'),
  (13, 'INR', '[20000, 50000, 100000, 200000]'),
  (14, 'AUD', '[1000, 2000, 5000, 10000]'),
  (15, 'CAD', '[1000, 2000, 5000, 10000]'),
  (16, 'AED', '[2000, 5000, 10000, 20000]'),
  (17, 'BRL', '[2000, 5000, 10000, 20000]'),
  (18, 'KWD', '[3000, 5000, 10000, 20000]')
) AS v (n, currency, presets)`;

/** The size of top-ups becomes a setting. */
export class TopUpLimits1790000055000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE top_up_limit (
      id uuid NOT NULL,
      currency text NOT NULL,
      presets jsonb NOT NULL,
      least bigint NOT NULL,
      most bigint NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT top_up_limit_pkey PRIMARY KEY (id),
      CONSTRAINT top_up_limit_currency_key UNIQUE (currency),
      CONSTRAINT top_up_limit_rising CHECK (least > 0 AND least <= most)
    )`);
    await runner.query(FIRST_TOP_UP_LIMITS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
