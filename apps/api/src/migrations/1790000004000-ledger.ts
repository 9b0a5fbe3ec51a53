import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The ledger: append-only transfers, and the sums of the accounts that they move money between. */
export class Ledger1790000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE account (
      customer_id uuid NOT NULL,
      code text NOT NULL,
      currency text NOT NULL,
      debits bigint NOT NULL,
      credits bigint NOT NULL,
      held bigint NOT NULL,
      CONSTRAINT account_pkey PRIMARY KEY (customer_id, code),
      CONSTRAINT account_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT account_wallet_floor CHECK (code <> 'wallet' OR credits - debits - held >= 0),
      CONSTRAINT account_sums_positive CHECK (debits >= 0 AND credits >= 0 AND held >= 0)
    ) WITH (fillfactor = 70)`);

    await runner.query(`CREATE INDEX account_code ON account (code, customer_id)`);
    await runner.query(`CREATE SEQUENCE transfer_order`);
    await runner.query(`CREATE TABLE transfer (
      id uuid NOT NULL,
      customer_id uuid NOT NULL,
      seq bigint NOT NULL DEFAULT nextval('transfer_order'),
      at timestamptz NOT NULL,
      kind text NOT NULL,
      debit_code text NOT NULL,
      credit_code text NOT NULL,
      currency text NOT NULL,
      amount bigint NOT NULL,
      cause_kind text NOT NULL,
      cause_id uuid NOT NULL,
      cause_reference text NOT NULL,
      actor_kind text NOT NULL,
      actor_id uuid NOT NULL,
      reason text,
      reverses_id uuid,
      CONSTRAINT transfer_pkey PRIMARY KEY (id, customer_id),
      CONSTRAINT transfer_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT transfer_amount_positive CHECK (amount > 0),
      CONSTRAINT transfer_two_accounts CHECK (debit_code <> credit_code)
    )`);
    await runner.query(`ALTER SEQUENCE transfer_order OWNED BY transfer.seq`);
    await runner.query(`CREATE INDEX transfer_statement ON transfer (customer_id, seq)`);
    await runner.query(`CREATE UNIQUE INDEX transfer_seq ON transfer (seq)`);
    await runner.query(
      `CREATE UNIQUE INDEX transfer_reverses_once ON transfer (reverses_id) WHERE reverses_id IS NOT NULL`,
    );
    await runner.query(`CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE ON transfer
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`CREATE TRIGGER transfer_no_truncate BEFORE TRUNCATE ON transfer
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
