import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Desk } from './desk';
import { Caller } from '../harness';
import {
  difference,
  type Footprint,
  footprintOf,
  type MoneyOperation,
  type PreparedCall,
} from './money-operations';
import { type MaybeAnswer, type ServerProcess } from './server-process';

const POLL_MS = 250;

/** A customer's operation as the client knows it: what he sends, under which key, as often as it takes. */
export class SentCall {
  private readonly key = randomUUID();

  private constructor(
    private readonly desk: Desk,
    readonly operation: MoneyOperation,
    private readonly call: PreparedCall,
    private readonly before: Footprint,
    private readonly cookies: string,
  ) {}

  /** `cookies`: who sends it; left out, the one colleague who sends all of them. */
  static async prepare(
    desk: Desk,
    operation: MoneyOperation,
    cookies = desk.cookies[operation.by],
  ): Promise<SentCall> {
    const call = await operation.prepare(desk.api, new Caller(desk.api.app, cookies));
    return new SentCall(desk, operation, call, await footprintOf(desk.api, call.customerId), cookies);
  }

  /** Sends it, always the same under the same key; null when there was no answer. */
  send(server: ServerProcess, headers: Record<string, string> = {}): Promise<MaybeAnswer> {
    const { path, body, version } = this.call;
    const match: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
    return server.post(path, body, {
      cookies: this.cookies,
      key: this.key,
      headers: { ...match, ...headers },
    });
  }

  /** Sends it again and again until it has come to an end; gives what became of it then. */
  async untilEnded(server: ServerProcess, deadline: number): Promise<{ id: string; state: string }> {
    for (;;) {
      const answer = await this.send(server);
      const state = answer && answer.status < 300 ? this.operation.state(answer.body) : null;
      if (answer && state && state in this.operation.changes) return { id: String(answer.body['id']), state };
      if (performance.now() > deadline)
        throw new Error(`${this.operation.name} came to no end: ${JSON.stringify(answer)}`);
      await wait(POLL_MS);
    }
  }

  /** What changed for the customer since it was made ready, and what it should have changed, ending as it did. */
  async effect({ state }: { state: string }): Promise<{ is: object; ought: object }> {
    const after = await footprintOf(this.desk.api, this.call.customerId);
    return { is: difference(this.before, after), ought: this.operation.changes[state] ?? {} };
  }

  /** What the customer was written about it, each message once and really sent. */
  async messages({ id }: { id: string }): Promise<string[]> {
    const rows = await this.desk.api.rows<{ id: string; event: string; state: string }>(
      'SELECT id, event, state FROM notification WHERE cause_id = $1 ORDER BY created_at',
      [this.call.causeId ?? id],
    );
    const there = (row: { id: string }) => existsSync(join(this.desk.outbox, `${row.id}.eml`));
    return rows.map((row) => (row.state === 'sent' && there(row) ? row.event : `${row.event} ${row.state}`));
  }
}
