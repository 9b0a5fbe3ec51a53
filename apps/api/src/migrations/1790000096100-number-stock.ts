import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The numbers and SIM profiles of lines that were made without the stock, as it would have them; those of retired lines rest. */
export const STOCK_OF_LINES = [
  `INSERT INTO stock_number (id, msisdn, country, state, line_id, rests_until, added_at)
    SELECT DISTINCT ON (l.msisdn) gen_random_uuid(), l.msisdn, CASE WHEN l.msisdn LIKE '+86%' THEN 'CN' ELSE c.country END,
      CASE WHEN l.state = 'retired' THEN 'resting' ELSE 'assigned' END, l.id,
      CASE WHEN l.state = 'retired' THEN coalesce(l.retired_at, now()) + interval '90 days' END, l.created_at
    FROM line l JOIN customer c ON c.id = l.customer_id
    ORDER BY l.msisdn, (l.state = 'retired'), l.retired_at DESC NULLS LAST
    ON CONFLICT DO NOTHING`,
  `INSERT INTO stock_profile (id, iccid, smdp_address, state, line_id, added_at)
    SELECT gen_random_uuid(), s.iccid, s.smdp_address, CASE WHEN s.state = 'revoked' THEN 'revoked' ELSE 'assigned' END,
      s.line_id, l.created_at
    FROM sim_profile s JOIN line l ON l.customer_id = s.customer_id AND l.id = s.line_id
    ON CONFLICT DO NOTHING`,
];

/** Numbers and SIM profiles in stock. What lines have already stands in it as assigned; numbers of retired lines rest 90 days. */
export class NumberStock1790000096100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE stock_number (
      id uuid NOT NULL,
      msisdn text COLLATE "C" NOT NULL,
      country text NOT NULL,
      state text NOT NULL,
      line_id uuid,
      rests_until timestamptz,
      added_at timestamptz NOT NULL,
      CONSTRAINT stock_number_pkey PRIMARY KEY (id),
      CONSTRAINT stock_number_msisdn_key UNIQUE (msisdn),
      CONSTRAINT stock_number_state_known CHECK (state IN ('available', 'reserved', 'assigned', 'resting')),
      CONSTRAINT stock_number_of_line CHECK (state NOT IN ('reserved', 'assigned') OR line_id IS NOT NULL),
      CONSTRAINT stock_number_rests CHECK ((state = 'resting') = (rests_until IS NOT NULL))
    )`);
    await runner.query(
      `CREATE INDEX stock_number_available ON stock_number (country, msisdn) WHERE state = 'available'`,
    );
    await runner.query(`CREATE INDEX stock_number_added_at ON stock_number (added_at, id)`);
    await runner.query(`CREATE INDEX stock_number_line ON stock_number (line_id) WHERE line_id IS NOT NULL`);
    await runner.query(
      `CREATE INDEX stock_number_resting ON stock_number (rests_until) WHERE state = 'resting'`,
    );
    await runner.query(`CREATE TABLE stock_profile (
      id uuid NOT NULL,
      iccid text COLLATE "C" NOT NULL,
      smdp_address text NOT NULL,
      sealed_activation_code bytea,
      state text NOT NULL,
      line_id uuid,
      added_at timestamptz NOT NULL,
      CONSTRAINT stock_profile_pkey PRIMARY KEY (id),
      CONSTRAINT stock_profile_iccid_key UNIQUE (iccid),
      CONSTRAINT stock_profile_state_known CHECK (state IN ('available', 'reserved', 'assigned', 'revoked')),
      CONSTRAINT stock_profile_of_line CHECK (state NOT IN ('reserved', 'assigned') OR line_id IS NOT NULL)
    )`);
    await runner.query(
      `CREATE INDEX stock_profile_available ON stock_profile (iccid) WHERE state = 'available'`,
    );
    await runner.query(`CREATE INDEX stock_profile_added_at ON stock_profile (added_at, id)`);
    await runner.query(
      `CREATE INDEX stock_profile_line ON stock_profile (line_id) WHERE line_id IS NOT NULL`,
    );
    for (const sql of STOCK_OF_LINES) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
