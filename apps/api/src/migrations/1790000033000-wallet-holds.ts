import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What is promised of a wallet and not yet moved (rules 2, L7): one open hold per purchase, ended once. */
export class WalletHolds1790000033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE wallet_hold (
      customer_id uuid NOT NULL,
      id uuid NOT NULL,
      purpose_id uuid NOT NULL,
      currency text NOT NULL,
      held bigint NOT NULL,
      settled bigint NOT NULL,
      state text NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      ended_at timestamptz,
      CONSTRAINT wallet_hold_pkey PRIMARY KEY (customer_id, id),
      CONSTRAINT wallet_hold_state_known CHECK (state IN ('open', 'settled', 'released')),
      CONSTRAINT wallet_hold_settled CHECK (held > 0 AND settled >= 0 AND settled <= held),
      CONSTRAINT wallet_hold_settled_by_settling CHECK ((settled > 0) = (state = 'settled')),
      CONSTRAINT wallet_hold_ended CHECK ((state = 'open') = (ended_at IS NULL))
    )`);
    await runner.query(`CREATE UNIQUE INDEX wallet_hold_one_open ON wallet_hold (customer_id, purpose_id)
      WHERE state = 'open'`);
    await runner.query(
      `CREATE INDEX wallet_hold_expires_at ON wallet_hold (expires_at) WHERE state = 'open'`,
    );
    await runner.query(`CREATE TRIGGER wallet_hold_ended_stays BEFORE UPDATE ON wallet_hold FOR EACH ROW
      WHEN (OLD.state <> 'open') EXECUTE FUNCTION refuse_change()`);
    await runner.query(`CREATE TRIGGER wallet_hold_stays BEFORE DELETE ON wallet_hold
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
