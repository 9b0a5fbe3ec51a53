import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import { Problem, type Instant } from '@ur-desk/domain/kernel';
import { type DataSource, type EntityManager } from 'typeorm';
import { type Clock } from '../clock/clock';
import { fault } from '../fault/fault';
import { type ChangeAnnouncer } from '../live/change-announcer';
import { type CallContext } from './call-context';
import { type CustomerKeys, openWith, sealWith } from './customer-keys';
import { isLockTimeout, isRetryable, problemOfDatabaseError } from './database-errors';
import { Transaction } from './transaction';
import { beginOne, lockMany, type Begun } from './transaction-begin';
import { flush } from './transaction-flush';
import { Tx } from './tx';

export interface Command<T, Facts = undefined> {
  /** `noun.verb`: what the audit log says was done. */
  action: AuditAction;
  /** The customer that the write is about: its row is locked first. Left out for staff, catalogue and settings. */
  customerId?: string;
  /**
   * Several customers at once, for bulk work that moves no money (rules 2: money touches one customer), and for what passes between two.
   * All are locked in one order; `customerId` is then the one whom the answer is about.
   */
  customerIds?: readonly string[];
  reason?: string;
  /** For sagas: what a repeated key is answered with instead of the stored answer, namely how things stand now. */
  replay?: (stored: T, em: EntityManager) => Promise<T>;
  /**
   * The closure's first read, where it needs nothing but what is known before: it is sent behind the lock in the same round trip,
   * and so sees what the lock protects.
   */
  facts?: (em: EntityManager) => Promise<Facts>;
}

interface WriteCall<T, Facts> {
  ctx: CallContext;
  command: Command<T, Facts>;
  fn: (tx: Tx, facts: Facts) => Promise<T>;
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
    private readonly announcer: Pick<ChangeAnnouncer, 'announce'>,
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
  async write<T, Facts = undefined>(
    ctx: CallContext,
    command: Command<T, Facts>,
    fn: (tx: Tx, facts: Facts) => Promise<T>,
  ): Promise<T> {
    if (insideTransaction()) throw new Error('writes do not nest: pass `tx` on');
    const deadline = performance.now() + MAX_RETRY_MS;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await this.attempt({ ctx, command, fn });
        await fault(`${command.action}.committed`);
        return result;
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

  private async attempt<T, Facts>(call: WriteCall<T, Facts>): Promise<T> {
    const transaction = await Transaction.begin(this.dataSource);
    try {
      return await inTransaction.run(true, () => this.runIn(transaction, call));
    } catch (error) {
      await transaction.rollback();
      throw error;
    } finally {
      await transaction.release();
    }
  }

  private async runIn<T, Facts>(transaction: Transaction, call: WriteCall<T, Facts>): Promise<T> {
    const { ctx, command, fn } = call;
    const customerId = command.customerId ?? null;
    const { begun, facts } = await this.beginWithFacts(transaction, call);
    if (begun.replayed) {
      const answer = await this.replay(transaction.em, command, begun);
      await transaction.commit();
      return answer;
    }
    const { chains, databaseNow } = command.customerIds
      ? await lockMany(transaction.client, command.customerIds, this.keys)
      : begun;
    const tx = new Tx({
      em: transaction.em,
      now: this.clock.at(databaseNow),
      chains,
      customerId,
      reason: command.reason ?? null,
      keys: this.keys,
    });
    const result = await fn(tx, facts as Facts);
    await this.finish(transaction, { ctx, tx, result, command });
    return result;
  }

  private async beginWithFacts<T, Facts>(
    { client, em }: Transaction,
    { ctx, command }: WriteCall<T, Facts>,
  ): Promise<{ begun: Begun; facts: Facts | undefined }> {
    // Several are locked together, in their order: one of them before the others would wait in a circle.
    const customerId = command.customerIds ? null : (command.customerId ?? null);
    const beginning = beginOne(client, ctx, { customerId, keys: this.keys });
    const reading = command.facts?.(em);
    // What beginning says goes first: an unknown customer, a key that was used. The facts are not even looked at then.
    reading?.catch(() => undefined);
    const begun = await beginning;
    return { begun, facts: begun.replayed ? undefined : await reading };
  }

  private async finish<T>(
    transaction: Transaction,
    about: { ctx: CallContext; tx: Tx; result: T; command: Pick<Command<T>, 'action' | 'customerId'> },
  ): Promise<void> {
    const { ctx, tx, result } = about;
    const { action, customerId = null } = about.command;
    if (tx.audits.length === 0) throw new Error(`${action} changed something without an audit entry`);
    await fault(`${action}.uncommitted`);
    const owner = customerId ?? [...tx.chains.values()].find((c) => c.newKey)?.customerId ?? null;
    const answer = ctx.idempotency && !ctx.dryRun ? sealWith(this.answerKey(tx, owner), result) : null;
    const flushing = await flush(transaction.client, tx, {
      ctx,
      action,
      keys: this.keys,
      answer,
      customerId: owner,
    });
    await Promise.all([flushing.done, ctx.dryRun ? transaction.rollback() : transaction.commit()]);
    if (!ctx.dryRun) this.announcer.announce(tx.changes());
  }

  private answerKey(tx: Tx, customerId: string | null): Buffer {
    return (customerId && tx.chains.get(customerId)?.key) || this.keys.generalKey();
  }

  private async replay<T>(em: EntityManager, command: Pick<Command<T>, 'replay'>, begun: Begun): Promise<T> {
    const { answer, key } = begun.replayed ?? { answer: null, key: null };
    if (!answer) throw new Problem('idempotency_in_flight');
    const stored = openWith(key ?? this.keys.generalKey(), answer) as T;
    return command.replay ? command.replay(stored, em) : stored;
  }
}
