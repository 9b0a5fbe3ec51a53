import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Problem, type Instant } from '@ur-desk/domain/kernel';
import { type PoolClient } from 'pg';
import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { type Clock } from '../clock/clock';
import { type CallContext } from './call-context';
import { type CustomerKeys, openWith, sealWith } from './customer-keys';
import { isLockTimeout, isRetryable, problemOfDatabaseError } from './database-errors';
import { beginOne, lockMany, type Begun } from './transaction-begin';
import { flush } from './transaction-flush';
import { Tx } from './tx';

export interface Command<T> {
  /** `noun.verb`: what the audit log says was done. */
  action: string;
  /** The customer that the write is about: its row is locked first. Left out for staff, catalogue and settings. */
  customerId?: string;
  /** Several customers at once, for bulk work that moves no money (rules 2: money touches one customer). */
  customerIds?: readonly string[];
  reason?: string;
  /** For sagas: what a repeated key is answered with instead of the stored answer, namely how things stand now. */
  replay?: (stored: T, em: EntityManager) => Promise<T>;
}

const MAX_TRIES = 5;
const MAX_RETRY_MS = 3_000;
const BACKOFF_MS = 15;

const inTransaction = new AsyncLocalStorage<true>();

/** True inside `write` and `snapshot`: a provider must not be called then (rules 2). */
export const insideTransaction = (): boolean => inTransaction.getStore() === true;

/**
 * The database, as features see it: `read` for looking, `write` for every change. `write` is the only door to a
 * transaction that changes anything (architecture, "One write path").
 */
@Injectable()
export class Db {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly keys: CustomerKeys,
  ) {}

  /** Runs queries outside a transaction: single statements, lists. */
  async read<T>(fn: (em: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await fn(this.dataSource.manager);
    } catch (error) {
      throw problemOfDatabaseError(error);
    }
  }

  /** Several reads that must agree with each other: one snapshot, read only. */
  async snapshot<T>(fn: (em: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('SET TRANSACTION READ ONLY');
      const result = await inTransaction.run(true, () => fn(runner.manager));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw problemOfDatabaseError(error);
    } finally {
      await runner.release();
    }
  }

  /** The database's time. */
  async now(): Promise<Instant> {
    const rows = await this.read((em) => em.query<[{ now: Date }]>('SELECT clock_timestamp() AS now'));
    return this.clock.at(rows[0].now);
  }

  /** Opens values sealed with a customer's key; null when the person was erased. */
  async openSealed(
    em: EntityManager,
    customerId: string | null,
    sealed: readonly Buffer[],
  ): Promise<unknown[]> {
    return this.openSealedOf(
      em,
      sealed.map((value) => ({ customerId, sealed: value })),
    );
  }

  /** The same for values of many customers, in one query; null also where there is no value. */
  async openSealedOf(
    em: EntityManager,
    values: readonly { customerId: string | null; sealed: Buffer | null }[],
  ): Promise<unknown[]> {
    const ids = [...new Set(values.flatMap(({ customerId }) => customerId ?? []))];
    const sql = 'SELECT customer_id, wrapped_key FROM customer_key WHERE customer_id = ANY($1::uuid[])';
    const rows =
      ids.length === 0 ? [] : await em.query<{ customer_id: string; wrapped_key: Buffer }[]>(sql, [ids]);
    const keys = new Map(rows.map((row) => [row.customer_id, this.keys.unwrap(row.wrapped_key)]));
    return values.map(({ customerId, sealed }) => {
      const key = customerId === null ? this.keys.generalKey() : keys.get(customerId);
      return key && sealed ? openWith(key, sealed) : null;
    });
  }

  /**
   * The one write path: takes the idempotency key, locks the customer, runs the closure, writes audit and outbox rows and
   * the answer, commits; everything or nothing. The closure may run more than once (deadlock, serialisation), so it must do
   * nothing but database work. Its result is the answer and must be plain JSON.
   *
   * Problems: `not_found` (customer), `idempotency_key_reused`, `idempotency_in_flight`, `unavailable`, and whatever the
   * closure or a constraint says.
   */
  async write<T>(ctx: CallContext, command: Command<T>, fn: (tx: Tx) => Promise<T>): Promise<T> {
    if (insideTransaction()) throw new Error('writes do not nest: pass `tx` on');
    const deadline = performance.now() + MAX_RETRY_MS;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(ctx, command, fn);
      } catch (error) {
        if (attempt < MAX_TRIES && isRetryable(error) && performance.now() < deadline) {
          await wait(BACKOFF_MS * attempt * (0.5 + Math.random()));
          continue;
        }
        if (ctx.idempotency && isLockTimeout(error)) throw new Problem('idempotency_in_flight');
        throw problemOfDatabaseError(error);
      }
    }
  }

  private async attempt<T>(ctx: CallContext, command: Command<T>, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const result = await inTransaction.run(true, () => this.runIn(runner, client, { ctx, command, fn }));
      await (ctx.dryRun ? runner.rollbackTransaction() : runner.commitTransaction());
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async runIn<T>(
    runner: QueryRunner,
    client: PoolClient,
    { ctx, command, fn }: { ctx: CallContext; command: Command<T>; fn: (tx: Tx) => Promise<T> },
  ): Promise<T> {
    const customerId = command.customerId ?? null;
    const begun = await beginOne(client, ctx, { customerId, keys: this.keys });
    if (begun.replayed) return this.replay(runner.manager, command, begun);
    const chains = command.customerIds
      ? await lockMany(client, command.customerIds, this.keys)
      : begun.chains;
    const now = this.clock.at(begun.databaseNow);
    const tx = new Tx({
      em: runner.manager,
      now,
      chains,
      customerId,
      reason: command.reason ?? null,
      keys: this.keys,
    });
    const result = await fn(tx);
    if (tx.audits.length === 0) throw new Error(`${command.action} changed something without an audit entry`);
    const owner = customerId ?? [...tx.chains.values()].find((c) => c.newKey)?.customerId ?? null;
    const answer = ctx.idempotency && !ctx.dryRun ? sealWith(this.answerKey(tx, owner), result) : null;
    await flush(client, tx, { ctx, action: command.action, keys: this.keys, answer, customerId: owner });
    return result;
  }

  private answerKey(tx: Tx, customerId: string | null): Buffer {
    return (customerId && tx.chains.get(customerId)?.key) || this.keys.generalKey();
  }

  private async replay<T>(em: EntityManager, command: Command<T>, begun: Begun): Promise<T> {
    const { answer, key } = begun.replayed ?? { answer: null, key: null };
    if (!answer) throw new Problem('idempotency_in_flight');
    const stored = openWith(key ?? this.keys.generalKey(), answer) as T;
    return command.replay ? command.replay(stored, em) : stored;
  }
}
