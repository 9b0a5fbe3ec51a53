import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Logger } from 'nestjs-pino';
import { PgBoss } from 'pg-boss';
import { CONFIG, type Config } from '../config/config';
import { bareError } from '../http/logged-error';
import { type JobDefinition, type JobHandler, type JobQueue, Jobs, type SendOptions } from './jobs';

/** A worker that died is noticed when its heartbeat stops; its job then runs again elsewhere (J4). */
const HEARTBEAT_SECONDS = 30;
const RETRY_LIMIT = 8;
const DEAD_LETTERS = 'dead-letters';
const POOL_SIZE = 4;
const POLL_SECONDS = 1;
const STOP_TIMEOUT_MS = 10_000;

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
    });
    this.boss.on('error', (error: unknown) => this.logger.error({ err: error }, 'job queue'));
    await this.boss.start();
    await this.boss.createQueue(DEAD_LETTERS);
    for (const definition of this.jobs.definitions.values()) await this.serve(this.boss, definition);
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

  private async serve(boss: PgBoss, { name, handler, options }: JobDefinition): Promise<void> {
    await boss.createQueue(name, {
      policy: 'short',
      retryLimit: RETRY_LIMIT,
      retryBackoff: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deadLetter: DEAD_LETTERS,
    });
    for (let worker = 0; worker < (options.concurrency ?? 1); worker += 1) {
      await boss.work(name, { pollingIntervalSeconds: POLL_SECONDS }, async ([job]) => {
        if (job) await this.run(name, handler, (job.data ?? {}) as Record<string, unknown>);
      });
    }
    if (options.everySeconds) this.repeat(boss, name, options.everySeconds);
  }

  /** The queue keeps what a job throws in its own tables: without what the error carries along. */
  private async run(name: string, handler: JobHandler, data: Record<string, unknown>): Promise<void> {
    try {
      await handler(data);
    } catch (error) {
      this.logger.error({ err: error, job: name }, 'job failed');
      throw bareError(error);
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
