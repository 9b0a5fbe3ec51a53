import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Logger } from 'nestjs-pino';
import { type Job, type JobResult, PgBoss } from 'pg-boss';
import { CONFIG, type Config } from '../config/config';
import { loggedError } from '../http/logged-error';
import {
  type JobDefinition,
  type JobHandler,
  type JobQueue,
  Jobs,
  type KeyedJob,
  type SendOptions,
} from './jobs';
import { beginPiece } from './make-way';

/** A worker that died is noticed when its heartbeat stops; its job then runs again elsewhere (J4). */
const HEARTBEAT_SECONDS = 30;
const RETRY_LIMIT = 8;
const DEAD_LETTERS = 'dead-letters';
const POOL_SIZE = 4;
/** While the database cannot tell us of new jobs, we ask. */
const POLL_SECONDS = 1;
/** It tells of a job that may run at once; of one that was put off we hear only by asking. */
const POLL_FOR_LATER_SECONDS = 5;
const STOP_TIMEOUT_MS = 10_000;
/** Queues from before they told of their jobs. */
async function silentQueues(boss: PgBoss): Promise<Set<string>> {
  const queues = await boss.getQueues();
  return new Set(queues.filter(({ notify }) => !notify).map(({ name }) => name));
}

/** The job queue on the same PostgreSQL: durable, retried with growing pauses, poison jobs end as dead letters (J3). */
@Injectable()
export class PgBossQueue implements JobQueue, OnApplicationBootstrap, OnApplicationShutdown {
  private boss: PgBoss | null = null;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly jobs: Jobs,
    @Inject(Logger) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.runJobs) return;
    this.boss = new PgBoss({
      connectionString: this.config.databaseUrl,
      max: POOL_SIZE,
      application_name: 'ur-desk-jobs',
      useListenNotify: true,
    });
    this.boss.on('error', (error: unknown) => this.logger.error({ err: error }, 'job queue'));
    await this.boss.start();
    await this.boss.createQueue(DEAD_LETTERS);
    const silent = await silentQueues(this.boss);
    for (const definition of this.jobs.definitions.values()) {
      if (silent.has(definition.name)) await this.boss.updateQueue(definition.name, { notify: true });
      await this.serve(this.boss, definition);
    }
    this.jobs.useQueue(this);
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.jobs.useQueue(null);
    await this.boss?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
  }

  async send(name: string, data: Record<string, unknown>, { key, afterSeconds }: SendOptions): Promise<void> {
    await this.boss?.send(name, data, {
      ...(key ? { singletonKey: key } : {}),
      ...(afterSeconds ? { startAfter: afterSeconds } : {}),
    });
  }

  async sendMany(name: string, jobs: readonly KeyedJob[]): Promise<void> {
    await this.boss?.insert(
      name,
      jobs.map(({ key, data }) => ({ singletonKey: key, data })),
    );
  }

  private async serve(boss: PgBoss, { name, handler, options }: JobDefinition): Promise<void> {
    await boss.createQueue(name, {
      policy: 'short',
      retryLimit: RETRY_LIMIT,
      retryBackoff: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deadLetter: DEAD_LETTERS,
      notify: true,
    });
    const taking = {
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_FOR_LATER_SECONDS,
      localConcurrency: options.concurrency ?? 1,
      batchSize: options.perTurn ?? 1,
      burstWhenBatchFull: true,
      perJobResults: true,
    } as const;
    await boss.work(name, taking, (jobs: Job<Record<string, unknown> | null>[]) =>
      this.runAll(name, handler, jobs),
    );
    if (options.everySeconds) this.repeat(boss, name, options.everySeconds);
  }

  /** One that fails does not take the others of its turn along. */
  private async runAll(
    name: string,
    handler: JobHandler,
    jobs: readonly Job<Record<string, unknown> | null>[],
  ): Promise<JobResult[]> {
    const results: JobResult[] = [];
    for (const { id, data } of jobs) {
      const makeWay = beginPiece();
      results.push({ id, ...(await this.run(name, handler, data ?? {})) });
      if (jobs.length > 1) await makeWay();
    }
    return results;
  }

  /** The queue keeps what a job throws in its own tables: without what the error carries along. */
  private async run(
    name: string,
    handler: JobHandler,
    data: Record<string, unknown>,
  ): Promise<Omit<JobResult, 'id'>> {
    try {
      await handler(data);
      return { status: 'completed' };
    } catch (error) {
      this.logger.error({ err: error, job: name }, 'job failed');
      return { status: 'failed', output: loggedError(error) };
    }
  }

  /** Every process asks; the queue accepts one per period, so the work runs once. */
  private repeat(boss: PgBoss, name: string, everySeconds: number): void {
    const ask = () => {
      boss.send(name, {}, { singletonSeconds: everySeconds }).catch((error: unknown) => {
        this.logger.error({ err: error, job: name }, 'could not schedule');
      });
    };
    ask();
    this.timers.push(setInterval(ask, everySeconds * 1_000).unref());
  }
}
