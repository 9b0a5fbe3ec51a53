import { randomUUID } from 'node:crypto';
import { type ChangeBatch } from '@ur-desk/domain/events';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeNote } from '../../../test/make/note';
import { signInAs } from '../../../test/make/session';
import { STREAMS_PER_PERSON } from './event.service';

/** Two processes before one database. */
let api: TestApi;
let another: TestApi;
const addresses = new Map<TestApi, string>();

const startListening = async (): Promise<TestApi> => {
  const started = await startApi();
  addresses.set(
    started,
    await started.app.listen({ port: 0, host: '127.0.0.1' }).then(() => started.app.getUrl()),
  );
  return started;
};

beforeAll(async () => {
  api = await startListening();
  another = await startListening();
});
afterAll(() => api.stop());

const WAIT_MS = 10_000;

/** A console that listens. */
class Listening {
  private readonly decoder = new TextDecoder();
  private readonly leaving = new AbortController();
  private text = '';
  private wake: () => void = () => undefined;
  ended = false;
  status = 0;

  static async open(at: TestApi, cookies: string): Promise<Listening> {
    const heard = new Listening();
    const answer = await fetch(`${addresses.get(at)}/api/v1/events`, {
      headers: { cookie: cookies },
      signal: heard.leaving.signal,
    });
    heard.status = answer.status;
    void heard.read(answer);
    return heard;
  }

  private async read({ body }: Response): Promise<void> {
    try {
      for await (const part of body ?? []) {
        this.text += this.decoder.decode(part as Uint8Array, { stream: true });
        this.wake();
      }
    } catch {
      // The other side is gone, or we are.
    }
    this.ended = true;
    this.wake();
  }

  /** Waits until what was heard is as wanted. */
  async until(wanted: (heard: Listening) => boolean): Promise<void> {
    const limit = AbortSignal.timeout(WAIT_MS);
    while (!wanted(this)) {
      if (limit.aborted) throw new Error(`not heard in ${WAIT_MS} ms: ${this.text}`);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, 200).unref();
      });
    }
  }

  get said(): string {
    return this.text;
  }

  get changes(): ChangeBatch['changes'] {
    return [...this.text.matchAll(/^event: changes\ndata: (.*)$/gm)].flatMap(
      ([, data = '{}']) => (JSON.parse(data) as ChangeBatch).changes,
    );
  }

  hears(subject: string, id: string): Promise<void> {
    return this.until(({ changes }) => changes.some((one) => one.subject === subject && one.id === id));
  }

  close(): void {
    this.leaving.abort();
  }
}

const look = (caller: Caller, recordId: string, kind = 'customer', tab = randomUUID()) =>
  caller.post('/presence', { tab, kind, recordId });

describe('what changes', () => {
  it('A4 is told to consoles of every process by kind and id alone, once it is committed', async () => {
    const here = await Listening.open(api, await signInAs(api, 'agent'));
    const there = await Listening.open(another, await signInAs(another, 'agent'));
    await here.until(({ said }) => said.includes('event: hello'));
    const note = await makeNote(api, 'a secret of the customer');
    const change = { subject: 'note', id: note.id, customerId: note.customerId };
    for (const heard of [here, there]) {
      await heard.hears('note', note.id);
      expect(heard.changes).toContainEqual(change);
      expect(heard.said).not.toContain('secret');
      heard.close();
    }
  });

  it('X2 is not told to who may not read it', async () => {
    const marketing = await Listening.open(api, await signInAs(api, 'marketing'));
    const note = await makeNote(api, 'not for marketing');
    // What comes later was told later: then the note has passed by.
    const { id } = await makeNote(another, 'another');
    const agent = await api.as('agent');
    const found = (await agent.get(`/customers/${note.customerId}`)).body as { version: number };
    const key = { version: found.version };
    await agent.patch(`/customers/${note.customerId}`, { name: 'Somebody Else' }, key);
    await marketing.hears('customer', note.customerId);
    expect(marketing.changes.map((change) => change.id)).not.toContain(note.id);
    expect(marketing.changes.map((change) => change.id)).not.toContain(id);
    marketing.close();
  });

  it('X7 is told no more to whose session was ended, wherever that was', async () => {
    const heard = await Listening.open(api, await signInAs(api, 'auditor'));
    const [session] = await api.rows<{ id: string }>(
      "SELECT s.id FROM session s JOIN staff ON staff.id = s.staff_id WHERE staff.role = 'auditor'",
    );
    const admin = await another.as('admin');
    expect((await admin.delete(`/sessions/${session?.id}`)).status).toBe(204);
    await heard.until(({ ended }) => ended);
  });

  it(`is told to at most ${STREAMS_PER_PERSON} consoles of one person`, async () => {
    const cookies = await signInAs(api, 'finance');
    const open: Listening[] = [];
    for (let count = 0; count < STREAMS_PER_PERSON; count += 1) open.push(await Listening.open(api, cookies));
    const tooMany = await Listening.open(api, cookies);
    expect(tooMany.status).toBe(429);
    await tooMany.until(({ ended }) => ended);
    expect(tooMany.said).toContain('too_many_event_streams');
    open.pop()?.close();
    // The process learns of it when the connection is closed, a moment later.
    const limit = AbortSignal.timeout(WAIT_MS);
    let again = tooMany;
    while (again.status !== 200 && !limit.aborted) again = await Listening.open(api, cookies);
    expect(again.status).toBe(200);
    for (const heard of [...open, again]) heard.close();
  });

  it('ends when the database is lost, so that the console asks for everything again', async () => {
    const heard = await Listening.open(api, await signInAs(api, 'agent'));
    await heard.until(({ said }) => said.includes('event: hello'));
    await api.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query = 'LISTEN ur_desk_change'`,
    );
    await heard.until(({ ended }) => ended);
    const again = await Listening.open(api, await signInAs(api, 'agent'));
    const note = await makeNote(api, 'after that');
    await again.hears('note', note.id);
    again.close();
  });
});

describe('who else has a record open', () => {
  it('is said by name in every process, until they leave', async () => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const agent = await api.as('agent');
    const supervisor = await another.as('supervisor');
    const tab = randomUUID();
    expect((await look(agent, id, 'customer', tab)).body.viewers).toEqual([]);
    const seen = (await look(supervisor, id)).body.viewers as { name: string }[];
    expect(seen).toHaveLength(1);
    expect((await look(agent, id, 'customer', tab)).body.viewers).toHaveLength(1);

    const listening = await Listening.open(another, await signInAs(another, 'supervisor'));
    await agent.post('/presence/leave', { tab });
    await listening.hears('customerPresence', id);
    expect((await look(supervisor, id)).body.viewers).toEqual([]);
    listening.close();
  });

  it('is told once, not each time that a tab says it is still there', async () => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const agent = await api.as('agent');
    const listening = await Listening.open(api, await signInAs(api, 'supervisor'));
    const tab = randomUUID();
    await look(agent, id, 'customer', tab);
    await listening.hears('customerPresence', id);
    await look(agent, id, 'customer', tab);
    const { id: next } = await makeCustomer(api.dataSource.manager);
    await look(agent, next, 'customer', tab);
    await listening.hears('customerPresence', next);
    // On coming, and on going to the next one.
    const told = listening.changes.filter((change) => change.id === id);
    expect(told.length).toBeLessThanOrEqual(2);
    listening.close();
  });

  it('forgets a tab that has been silent, and takes no tab from somebody else', async () => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const tab = randomUUID();
    const supervisor = await api.as('supervisor');
    await look(await api.as('agent'), id, 'customer', tab);
    await supervisor.post('/presence/leave', { tab });
    expect((await look(supervisor, id)).body.viewers).toHaveLength(1);
    await api.rows("UPDATE presence SET seen_at = now() - interval '51 seconds' WHERE tab = $1", [tab]);
    expect((await look(supervisor, id)).body.viewers).toEqual([]);
  });

  it('X2 is for who may read the record, and is no change of data', async () => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const marketing = await api.as('marketing');
    expect((await look(marketing, id, 'ticket')).body.code).toBe('not_permitted');
    const before = await api.rows('SELECT count(*) FROM audit_event');
    expect((await look(marketing, id)).status).toBe(200);
    expect(await api.rows('SELECT count(*) FROM audit_event')).toEqual(before);
  });
});

describe('a process that is told to stop', () => {
  it('ends what it tells, and is not held up by who listens', async () => {
    const heard = await Listening.open(another, await signInAs(another, 'agent'));
    await another.stop();
    await heard.until(({ ended }) => ended);
  });
});
