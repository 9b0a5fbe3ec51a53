import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import { type Role } from '@ur-desk/domain/kernel';
import { type DataSource } from 'typeorm';
import { createApp } from '../src/create-app';
import { type CallContext, systemContext } from '../src/platform/db/call-context';
import { type Config, testConfig } from '../src/platform/config/config';
import { Db } from '../src/platform/db/db';
import { Jobs } from '../src/platform/jobs/jobs';
import { Outbox } from '../src/platform/jobs/outbox';
import { SandboxEvents } from '../src/providers/payment/sandbox/sandbox-events';
import { cleanDatabase, testDatabaseUrl } from './database';
import { signInAs } from './make/session';

/** An answer as tests look at it. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  // The tests' own view of any answer: they assert on what is there.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

export interface CallOptions {
  /** Idempotency-Key. */
  key?: string;
  /** If-Match. */
  version?: number;
  headers?: Record<string, string>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Calls the API as one member of staff, or as nobody. */
export class Caller {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly cookies: string,
  ) {}

  get = (path: string, options?: CallOptions) => this.call('GET', path, undefined, options);
  post = (path: string, body: unknown = {}, options?: CallOptions) => this.call('POST', path, body, options);
  patch = (path: string, body: unknown, options?: CallOptions) => this.call('PATCH', path, body, options);
  put = (path: string, body: unknown, options?: CallOptions) => this.call('PUT', path, body, options);
  delete = (path: string, options?: CallOptions) => this.call('DELETE', path, undefined, options);

  /** `path` is below `/api/v1` unless it starts with `//`. */
  async call(method: Method, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: path.startsWith('//') ? path.slice(1) : `/api/v1${path}`,
      headers: {
        ...(this.cookies ? { cookie: this.cookies } : {}),
        'x-requested-with': 'test',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.key ? { 'idempotency-key': options.key } : {}),
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
        ...options.headers,
      },
      ...(body === undefined
        ? {}
        : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    const json = /json/.test(String(answer.headers['content-type'] ?? ''));
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: json ? (JSON.parse(answer.body) as unknown) : answer.body,
    };
  }
}

/** The real application on a real database, with what a test needs to set up and to look. */
export class TestApi {
  private readonly callers = new Map<Role, Caller>();

  constructor(
    readonly app: NestFastifyApplication,
    readonly dataSource: DataSource,
  ) {}

  get db(): Db {
    return this.app.get(Db);
  }

  /** Calls as a member of staff with this role; signed in once per test file. */
  async as(role: Role): Promise<Caller> {
    const known = this.callers.get(role);
    if (known) return known;
    const caller = new Caller(this.app, await signInAs(this, role));
    this.callers.set(role, caller);
    return caller;
  }

  asNobody(): Caller {
    return new Caller(this.app, '');
  }

  /** A context for calling services directly. */
  context(changes: Partial<CallContext> = {}): CallContext {
    return { ...systemContext(randomUUID()), ...changes };
  }

  newKey(): string {
    return randomUUID();
  }

  /** Rows of a query, to assert on what is in the database. */
  async rows<T = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.dataSource.query(sql, params);
  }

  /** Delivers everything in the outbox to its listeners, now. */
  async deliverEvents(): Promise<void> {
    await this.app.get(Outbox).deliverAll();
  }

  /** The same for what happened to one customer. What is left to be told of others is given up: thousands of requests may have left it. */
  async deliverEventsOf(customerId: string): Promise<void> {
    await this.rows(
      'UPDATE outbox_event SET published_at = clock_timestamp() WHERE published_at IS NULL AND customer_id IS DISTINCT FROM $1',
      [customerId],
    );
    await this.deliverEvents();
  }

  async runJob(name: string, data: Record<string, unknown> = {}): Promise<void> {
    await this.app.get(Jobs).run(name, data);
  }

  /** Empties the database and forgets who was signed in. */
  async clean(): Promise<void> {
    this.callers.clear();
    await cleanDatabase(this.dataSource);
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}

/** Starts the application for a test file; call `stop` in `afterAll`, `clean` where the test needs an empty database. */
export async function startApi(changes: Partial<Config> = {}): Promise<TestApi> {
  const dir = join(tmpdir(), `ur-desk-test-files-${process.pid}`);
  const folders = { outboxDir: join(dir, 'outbox'), uploadDir: join(dir, 'uploads') };
  const app = await createApp(testConfig(await testDatabaseUrl(), { ...folders, ...changes }));
  const api = new TestApi(app, app.get<DataSource>(getDataSourceToken()));
  app.get(SandboxEvents).post = async (payload, headers) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/provider-events/sandbox',
      payload,
      headers,
    });
    return answer.statusCode;
  };
  await api.clean();
  return api;
}
