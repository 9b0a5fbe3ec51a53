import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What past renewals would have cost with a promotion that is not released (decision 0480). */
export class Backtests1790000080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE backtest (
      id uuid NOT NULL,
      promotion_id uuid NOT NULL,
      version_id uuid NOT NULL,
      version_no integer NOT NULL,
      content jsonb NOT NULL,
      mode text NOT NULL,
      days integer NOT NULL,
      from_at timestamptz NOT NULL,
      until_at timestamptz NOT NULL,
      state text NOT NULL,
      total integer NOT NULL,
      done integer NOT NULL,
      cursor_at timestamptz NOT NULL,
      cursor_id uuid NOT NULL,
      created_by text NOT NULL,
      created_at timestamptz NOT NULL,
      progressed_at timestamptz NOT NULL,
      finished_at timestamptz,
      CONSTRAINT backtest_pkey PRIMARY KEY (id),
      CONSTRAINT backtest_promotion_fkey FOREIGN KEY (promotion_id) REFERENCES promotion (id),
      CONSTRAINT backtest_version_fkey FOREIGN KEY (version_id) REFERENCES promotion_version (id),
      CONSTRAINT backtest_state_known CHECK (state IN ('running', 'done', 'cancelled')),
      CONSTRAINT backtest_mode_known CHECK (mode IN ('beside', 'instead')),
      CONSTRAINT backtest_done CHECK (done >= 0 AND done <= total),
      CONSTRAINT backtest_ended CHECK ((state = 'running') = (finished_at IS NULL))
    )`);
    await runner.query('CREATE INDEX backtest_promotion ON backtest (promotion_id, created_at)');
    await runner.query(`CREATE INDEX backtest_running ON backtest (progressed_at) WHERE state = 'running'`);
    await runner.query(`CREATE TABLE backtest_day (
      backtest_id uuid NOT NULL,
      day date NOT NULL,
      currency text NOT NULL,
      renewals integer NOT NULL,
      uses integer NOT NULL,
      discount bigint NOT NULL,
      revenue bigint NOT NULL,
      booked bigint NOT NULL,
      differing integer NOT NULL,
      CONSTRAINT backtest_day_pkey PRIMARY KEY (backtest_id, day, currency),
      CONSTRAINT backtest_day_backtest_fkey FOREIGN KEY (backtest_id) REFERENCES backtest (id)
    )`);
    await runner.query(`CREATE TABLE backtest_use (
      backtest_id uuid NOT NULL,
      customer_id uuid NOT NULL,
      uses integer NOT NULL,
      CONSTRAINT backtest_use_pkey PRIMARY KEY (customer_id, backtest_id),
      CONSTRAINT backtest_use_backtest_fkey FOREIGN KEY (backtest_id) REFERENCES backtest (id)
    )`);
    await runner.query('CREATE INDEX backtest_use_backtest ON backtest_use (backtest_id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
