import { type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { type CallOptions } from '../harness';

const TOOLS = join(__dirname, '..', '..', '..', '..', 'tools', 'server.mjs');
const PRELOAD = join(__dirname, 'fault-plan.mjs');
const ROOT = join(__dirname, '..', '..', '..', '..');

interface Started {
  url: string;
  child: ChildProcess;
  exited: Promise<unknown>;
  stop(): Promise<void>;
}
interface ServerTools {
  startServer(options: object): Promise<Started>;
  findFreePort(): Promise<number>;
}

/** What the process says when something comes to a fault point. */
export interface PassedPoint {
  point: string;
  /** The call's `x-fault-trace`; null in the background, and for calls that are not traced. */
  call: string | null;
  frozen: boolean;
}

/** An answer, or null when there was none: the process was gone, and nobody knows what it did. */
export type MaybeAnswer = { status: number; body: Record<string, unknown> } | null;

/** The built API as a process of its own, which a test may stop at its fault points and kill. */
export class ServerProcess {
  readonly passed: PassedPoint[] = [];

  private constructor(private readonly started: Started) {
    started.child.on('message', (message: Partial<PassedPoint>) => {
      if (message.point) this.passed.push(message as PassedPoint);
    });
  }

  static async start(env: Record<string, string>): Promise<ServerProcess> {
    const { startServer, findFreePort } = (await import(TOOLS)) as ServerTools;
    const port = await findFreePort();
    const logFile = join(ROOT, 'reports', 'faults', `server-${process.pid}.log`);
    return new ServerProcess(await startServer({ port, env, logFile, preload: PRELOAD }));
  }

  /** Lets the next thing in the background that comes to this point stay there, as a process does that dies there. */
  freezeNext(point: string): void {
    this.started.child.send({ freezeAt: point });
  }

  standsAt(point: string): boolean {
    return this.passed.some((passed) => passed.frozen && passed.point === point);
  }

  /** kill -9, now. */
  async kill(): Promise<void> {
    this.started.child.kill('SIGKILL');
    await this.died;
  }

  get died(): Promise<unknown> {
    return this.started.exited;
  }

  async stop(): Promise<void> {
    await this.started.stop();
  }

  /** Sends a call as a signed-in browser does; `path` is below `/api/v1`. */
  async post(
    path: string,
    body: unknown,
    { cookies, key, headers = {} }: CallOptions & { cookies?: string },
  ): Promise<MaybeAnswer> {
    try {
      const answer = await fetch(`${this.started.url}/api/v1${path}`, {
        method: 'POST',
        headers: {
          ...(cookies ? { cookie: cookies } : {}),
          'content-type': 'application/json',
          'x-requested-with': 'test',
          ...(key ? { 'idempotency-key': key } : {}),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    } catch {
      return null;
    }
  }
}
