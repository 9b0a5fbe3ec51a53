import { Injectable } from '@nestjs/common';

/** The work of a kind of job. It may run more than once: its effect must be the same as of running once (J2). */
export type JobHandler = (data: Record<string, unknown>) => Promise<void>;

export interface JobOptions {
  /** Runs by itself this often, once in all processes together. */
  everySeconds?: number;
  /** How many of this kind may run at once in one process. */
  concurrency?: number;
  /**
   * How many a worker takes from the queue at a time; they run one after the other, each counts for itself, and they make way when
   * the process is busy. Short jobs that come in crowds need it: a worker that takes one at a time does one a second.
   */
  perTurn?: number;
}

export interface JobDefinition {
  name: string;
  handler: JobHandler;
  options: JobOptions;
}

export interface SendOptions {
  /** A second job with the same key is not accepted while the first one waits. */
  key?: string;
  afterSeconds?: number;
}

/** The queue behind the port: pg-boss where work runs in the background, nothing where a test runs it by hand. */
export interface JobQueue {
  send(name: string, data: Record<string, unknown>, options: SendOptions): Promise<void>;
  sendMany(name: string, jobs: readonly KeyedJob[]): Promise<void>;
}

/** One of many jobs that are sent together. */
export interface KeyedJob {
  key: string;
  data: Record<string, unknown>;
}

/** Background work, as features see it: they define kinds of jobs and send jobs; which queue runs them is not theirs to know. */
@Injectable()
export class Jobs {
  readonly definitions = new Map<string, JobDefinition>();
  private queue: JobQueue | null = null;

  /** Declares a kind of job; call it in `onModuleInit`. */
  define(name: string, handler: JobHandler, options: JobOptions = {}): void {
    if (this.definitions.has(name)) throw new Error(`the job ${name} is defined twice`);
    this.definitions.set(name, { name, handler, options });
  }

  /** Lets a job run soon. Without a queue (tests, commands) it runs at once, here. */
  async send(name: string, data: Record<string, unknown> = {}, options: SendOptions = {}): Promise<void> {
    if (this.queue) await this.queue.send(name, data, options);
    else await this.run(name, data);
  }

  /** Lets many jobs of one kind run soon, in one round trip. */
  async sendMany(name: string, jobs: readonly KeyedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    if (this.queue) await this.queue.sendMany(name, jobs);
    else for (const { data } of jobs) await this.run(name, data);
  }

  /** Runs a job in this process and waits for it. */
  async run(name: string, data: Record<string, unknown> = {}): Promise<void> {
    const definition = this.definitions.get(name);
    if (!definition) throw new Error(`there is no job ${name}`);
    await definition.handler(data);
  }

  useQueue(queue: JobQueue | null): void {
    this.queue = queue;
  }
}
