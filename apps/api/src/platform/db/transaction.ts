import { type PoolClient } from 'pg';
import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';

/** What TypeORM keeps to itself: whether and how deep it believes to be inside transactions. */
type Counting = Omit<QueryRunner, 'isTransactionActive'> & {
  isTransactionActive: boolean;
  transactionDepth: number;
};

/**
 * One transaction on one connection. Its statements are pipelined: BEGIN travels together with the statement behind it, and
 * COMMIT with the one before, so that neither costs a round trip of its own. A statement that fails aborts the transaction, and
 * COMMIT then rolls back, as PostgreSQL has it. TypeORM's own `startTransaction` waits for each of them, hence this class; TypeORM
 * is told that a transaction is open, so that nothing inside opens another one.
 */
export class Transaction {
  private constructor(
    private readonly runner: Counting,
    readonly client: PoolClient,
  ) {}

  /** Takes a connection and sends BEGIN, without waiting for its answer. */
  static async begin(dataSource: DataSource): Promise<Transaction> {
    const runner = dataSource.createQueryRunner() as Counting;
    const client = (await runner.connect()) as PoolClient;
    runner.isTransactionActive = true;
    runner.transactionDepth = 1;
    // Should BEGIN fail, then so does every statement behind it, and their failure is the one that is told.
    client.query('BEGIN').catch(() => undefined);
    return new Transaction(runner, client);
  }

  get em(): EntityManager {
    return this.runner.manager;
  }

  /** Sends COMMIT behind everything that was sent before. Rejects when the database does not commit. */
  async commit(): Promise<void> {
    await this.end('COMMIT');
  }

  /** Never rejects: a connection that is gone has rolled back already. */
  async rollback(): Promise<void> {
    if (this.runner.isTransactionActive) await this.end('ROLLBACK').catch(() => undefined);
  }

  /** Gives the connection back. */
  async release(): Promise<void> {
    await this.runner.release();
  }

  private async end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    this.runner.isTransactionActive = false;
    this.runner.transactionDepth = 0;
    const { command } = await this.client.query(statement);
    if (command !== statement) throw new Error('the transaction was rolled back instead of committed');
  }
}
