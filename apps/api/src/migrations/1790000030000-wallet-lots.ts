import { type MigrationInterface, type QueryRunner } from 'typeorm';

/*
 * Lots for what is in the ledger already, oldest first: the n-th unit that left a wallet is the n-th that came in. As no
 * wallet was ever below zero, every debit finds its lots among the credits before it, so the result is a history that could
 * have been; that gifts were not yet spent first is what it was.
 */
export const LOTS_OF_HISTORY = `WITH moved AS (
  SELECT id, customer_id, at, seq, amount, debit_code, credit_code = 'wallet' AS came,
    sum(amount) OVER (PARTITION BY customer_id, credit_code = 'wallet' ORDER BY seq) AS till
  FROM transfer WHERE 'wallet' IN (debit_code, credit_code)
), left_over AS (
  SELECT c.*, least(c.amount, greatest(0, c.till - coalesce(o.spent, 0))) AS remaining
  FROM moved c LEFT JOIN (SELECT customer_id, max(till) AS spent FROM moved WHERE NOT came GROUP BY customer_id) o
    ON o.customer_id = c.customer_id
  WHERE c.came
)
INSERT INTO wallet_lot (customer_id, id, transfer_id, kind, amount, remaining, open, at)
SELECT customer_id, id, id, CASE WHEN debit_code IN ('goodwill_cost', 'promotion_cost') THEN 'granted' ELSE 'paid' END,
  amount, remaining, remaining > 0, at
FROM left_over`;

export const TAKES_OF_HISTORY = `WITH moved AS (
  SELECT id, customer_id, amount, credit_code = 'wallet' AS came,
    sum(amount) OVER (PARTITION BY customer_id, credit_code = 'wallet' ORDER BY seq) AS till
  FROM transfer WHERE 'wallet' IN (debit_code, credit_code)
)
INSERT INTO wallet_take (customer_id, lot_id, transfer_id, amount)
SELECT o.customer_id, c.id, o.id, least(o.till, c.till) - greatest(o.till - o.amount, c.till - c.amount)
FROM moved o JOIN moved c ON c.customer_id = o.customer_id AND c.came AND c.till > o.till - o.amount AND c.till - c.amount < o.till
WHERE NOT o.came`;

/** Every credit of a wallet is a lot, and every debit names what it took from which (rules 2). */
export class WalletLots1790000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // `open` is a column of its own so that only the last unit touches the index: all before stay on the row's page.
    await runner.query(`CREATE TABLE wallet_lot (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      transfer_id uuid NOT NULL,
      kind text NOT NULL,
      amount bigint NOT NULL,
      remaining bigint NOT NULL,
      open boolean NOT NULL,
      expires_at timestamptz,
      at timestamptz NOT NULL,
      CONSTRAINT wallet_lot_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT wallet_lot_kind_known CHECK (kind IN ('granted', 'paid')),
      CONSTRAINT wallet_lot_remaining CHECK (amount > 0 AND remaining >= 0 AND remaining <= amount),
      CONSTRAINT wallet_lot_open_while_left CHECK (open = (remaining > 0)),
      CONSTRAINT wallet_lot_paid_stays CHECK (kind = 'granted' OR expires_at IS NULL)
    ) WITH (fillfactor = 70)`);
    await runner.query(`CREATE TABLE wallet_take (
      customer_id uuid NOT NULL,
      lot_id uuid NOT NULL,
      transfer_id uuid NOT NULL,
      amount bigint NOT NULL,
      CONSTRAINT wallet_take_pkey PRIMARY KEY (customer_id, lot_id, transfer_id),
      CONSTRAINT wallet_take_positive CHECK (amount > 0)
    )`);
    await runner.query(LOTS_OF_HISTORY);
    await runner.query(TAKES_OF_HISTORY);
    await runner.query(`CREATE INDEX wallet_lot_open ON wallet_lot (customer_id) WHERE open`);
    await runner.query(
      `CREATE INDEX wallet_lot_expires_at ON wallet_lot (expires_at) WHERE open AND expires_at IS NOT NULL`,
    );
    await runner.query(`CREATE TRIGGER wallet_take_append_only BEFORE UPDATE OR DELETE ON wallet_take
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`CREATE TRIGGER wallet_take_no_truncate BEFORE TRUNCATE ON wallet_take
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
