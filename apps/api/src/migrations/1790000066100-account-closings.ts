import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The reason of refunds that a closing orders: in the catalogue, so that lists and statements can name it; offered to nobody. */
export const CLOSING_REASON = `INSERT INTO reason_code (id, position, code, uses, text, comment_needed, active, created_at, updated_at, version)
VALUES ('01900000-0000-7000-8000-00000000c131', 131, 'accountClosed', '{refund}',
  '{"en": "Account closed", "zh": "客户销户"}', false, false, now(), now(), 1)`;

/** Closings of accounts, the refunds that they order, and the line's day from which its number rests. */
export class AccountClosings1790000066100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE account_closing (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      reference text NOT NULL,
      state text NOT NULL,
      currency text NOT NULL,
      reason text NOT NULL,
      pay_out bigint NOT NULL,
      rest_owed bigint NOT NULL,
      rest_paid bigint NOT NULL,
      rest_reference text,
      status_before text NOT NULL,
      approval_id uuid,
      actor_kind text NOT NULL,
      actor_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      closed_at timestamptz,
      CONSTRAINT account_closing_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT account_closing_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT account_closing_reference_key UNIQUE (reference),
      CONSTRAINT account_closing_state_known CHECK (
        state IN ('awaitingApproval', 'paying', 'done', 'cancelled', 'rejected', 'expired')),
      CONSTRAINT account_closing_sums CHECK (pay_out >= 0 AND rest_owed >= 0 AND rest_paid >= 0),
      CONSTRAINT account_closing_owes_while_paying CHECK (rest_owed = 0 OR state = 'paying'),
      CONSTRAINT account_closing_done CHECK ((state = 'done') = (closed_at IS NOT NULL))
    )`);
    await runner.query(`CREATE INDEX account_closing_id ON account_closing (id)`);
    await runner.query(`CREATE UNIQUE INDEX account_closing_one_open ON account_closing (customer_id)
      WHERE state IN ('awaitingApproval', 'paying')`);
    await runner.query(`ALTER TABLE refund ADD closing_id uuid, ADD CONSTRAINT refund_closing_fkey
      FOREIGN KEY (customer_id, closing_id) REFERENCES account_closing (customer_id, id)`);
    await runner.query(
      `CREATE INDEX refund_closing ON refund (customer_id, closing_id) WHERE closing_id IS NOT NULL`,
    );
    await runner.query(`ALTER TABLE line ADD retired_at timestamptz`);
    await runner.query(CLOSING_REASON);
    await runner.query(REFUSE_FULL);
    await runner.query(`CREATE TRIGGER customer_closed_is_empty BEFORE UPDATE OF status ON customer FOR EACH ROW
      WHEN (NEW.status = 'closed' AND OLD.status <> 'closed') EXECUTE FUNCTION refuse_closing_with_money()`);
    await runner.query(GO_ON_CLOSING);
    await runner.query(`CREATE TRIGGER account_of_closed_customer_made AFTER INSERT ON account FOR EACH ROW
      WHEN (NEW.code = 'wallet' AND NEW.credits > NEW.debits) EXECUTE FUNCTION go_on_closing()`);
    await runner.query(`CREATE TRIGGER account_of_closed_customer_filled AFTER UPDATE ON account FOR EACH ROW
      WHEN (NEW.code = 'wallet' AND NEW.credits > NEW.debits AND OLD.credits = OLD.debits)
      EXECUTE FUNCTION go_on_closing()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/* Nobody closes an account with money in it. */
const REFUSE_FULL = `CREATE FUNCTION refuse_closing_with_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM account a WHERE a.customer_id = NEW.id AND a.code = 'wallet' AND (a.credits <> a.debits OR a.held <> 0)) THEN
    RAISE EXCEPTION 'customer % has money left', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'customer_closed_is_empty';
  END IF;
  RETURN NEW;
END $$`;

/*
 * Money that reaches a closed account all the same (a dispute that was won) must not be refused, and must not stay: whoever posted it,
 * the account is being closed again. Only a wallet that was empty is looked at, so that other customers pay nothing for it.
 */
const GO_ON_CLOSING = `CREATE FUNCTION go_on_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE customer SET status = 'closing', version = version + 1 WHERE id = NEW.customer_id AND status = 'closed';
  RETURN NULL;
END $$`;
