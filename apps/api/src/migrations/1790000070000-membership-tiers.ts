import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The one programme, as it is until somebody changes its terms. */
export const FIRST_PROGRAMME = `INSERT INTO membership_programme (id, only_one, window_days, grace_days, updated_at, version)
VALUES ('01900000-0000-7000-8000-000000f10001', true, 365, 30, now(), 1)`;

/** The membership programme and its tiers. */
export class MembershipTiers1790000070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE membership_programme (
      id uuid NOT NULL,
      only_one boolean NOT NULL,
      window_days integer NOT NULL,
      grace_days integer NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT membership_programme_pkey PRIMARY KEY (id),
      CONSTRAINT membership_programme_only_one UNIQUE (only_one),
      CONSTRAINT membership_programme_is_it CHECK (only_one),
      CONSTRAINT membership_programme_terms CHECK (window_days > 0 AND grace_days >= 0)
    )`);
    await runner.query(`CREATE TABLE membership_tier (
      id uuid NOT NULL,
      code text NOT NULL,
      rank integer NOT NULL,
      name jsonb NOT NULL,
      colour text NOT NULL,
      thresholds jsonb NOT NULL,
      discount_bps integer NOT NULL,
      support_priority text NOT NULL,
      sla_minutes integer NOT NULL,
      monthly_bonuses jsonb NOT NULL,
      free_services text[] NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT membership_tier_pkey PRIMARY KEY (id),
      CONSTRAINT membership_tier_code_key UNIQUE (code),
      CONSTRAINT membership_tier_rank_key UNIQUE (rank),
      CONSTRAINT membership_tier_code_is_one CHECK (code <> 'none'),
      CONSTRAINT membership_tier_rank_above_none CHECK (rank > 0),
      CONSTRAINT membership_tier_discount CHECK (discount_bps BETWEEN 0 AND 10000)
    )`);
    await runner.query(FIRST_PROGRAMME);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
