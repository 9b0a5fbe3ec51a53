import { randomUUID } from 'node:crypto';
import { type Change } from '@ur-desk/domain/events';
import { Problem } from '@ur-desk/domain/kernel';
import { type DataSource, type EntityManager } from 'typeorm';
import { buildDataSource } from '../src/data-source';
import { Clock } from '../src/platform/clock/clock';
import { type CallContext, systemContext } from '../src/platform/db/call-context';
import { CustomerKeys } from '../src/platform/db/customer-keys';
import { Db, insideTransaction } from '../src/platform/db/db';
import { testConfig } from '../src/platform/config/config';
import { cleanDatabase, testDatabaseUrl } from './database';
import { makeCustomer } from './make/customer';

let dataSource: DataSource;
let db: Db;
const announced: Change[] = [];

beforeAll(async () => {
  const url = await testDatabaseUrl();
  dataSource = await buildDataSource(url).initialize();
  db = new Db(dataSource, new Clock(), new CustomerKeys(testConfig(url).dataKey), {
    announce: (changes) => void announced.push(...changes),
  });
  await cleanDatabase(dataSource);
  await dataSource.query(
    'CREATE TABLE IF NOT EXISTS note_for_test (id uuid PRIMARY KEY, n int CHECK (n < 100))',
  );
});

afterAll(async () => {
  await dataSource.query('DROP TABLE note_for_test');
  await dataSource.destroy();
});

const context = (changes: Partial<CallContext> = {}): CallContext => ({
  ...systemContext(randomUUID()),
  ...changes,
});
const withKey = (key: string, bodyHash = 'body') => context({ idempotency: { key, bodyHash } });
const subject = { kind: 'customer' as const, id: randomUUID() };
const countOf = async (sql: string, params: unknown[] = []) =>
  (await dataSource.query<[{ n: number }]>(sql, params))[0].n;
const notes = () => countOf('SELECT count(*) AS n FROM note_for_test');

/** Writes one note; the shape of every command. */
const writeNote = (ctx: CallContext, n = 1) =>
  db.write(ctx, { action: 'customer.update', reason: 'a test' }, async (tx) => {
    const id = tx.newId();
    await tx.em.query('INSERT INTO note_for_test VALUES ($1, $2)', [id, n]);
    tx.audit({ subject, before: null, after: { id, n } });
    tx.emit('note.written', { id });
    return { id, n };
  });

describe('db.write, the one write path', () => {
  it('A3 J1 writes change, audit and event together', async () => {
    const before = await notes();
    const ctx = context();
    await writeNote(ctx);
    expect(await notes()).toBe(before + 1);
    expect(
      await countOf('SELECT count(*) AS n FROM audit_event WHERE request_id = $1', [ctx.requestId]),
    ).toBe(1);
    expect(
      await countOf('SELECT count(*) AS n FROM outbox_event WHERE request_id = $1', [ctx.requestId]),
    ).toBe(1);
  });

  it('A3 J1 writes none of them when the closure fails', async () => {
    const before = await notes();
    const ctx = context();
    const failing = db.write(ctx, { action: 'customer.update' }, async (tx) => {
      await tx.em.query('INSERT INTO note_for_test VALUES ($1, 1)', [tx.newId()]);
      tx.audit({ subject });
      throw new Problem('wrong_state', { state: 'closed' });
    });
    await expect(failing).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await notes()).toBe(before);
    expect(
      await countOf('SELECT count(*) AS n FROM audit_event WHERE request_id = $1', [ctx.requestId]),
    ).toBe(0);
  });

  it('A3 refuses a change without an audit entry', async () => {
    const before = await notes();
    const silent = db.write(context(), { action: 'customer.update' }, async (tx) => {
      await tx.em.query('INSERT INTO note_for_test VALUES ($1, 1)', [tx.newId()]);
      return {};
    });
    await expect(silent).rejects.toThrow(/without an audit entry/);
    expect(await notes()).toBe(before);
  });

  it('reads the facts of a write behind its lock', async () => {
    const { id } = await makeCustomer(dataSource.manager);
    const facts = async (em: EntityManager) =>
      (await em.query<[{ version: number }]>('SELECT version FROM customer WHERE id = $1', [id]))[0].version;
    const raise = () =>
      db.write(context(), { action: 'customer.update', customerId: id, facts }, async (tx, version) => {
        await tx.em.query('UPDATE customer SET version = $2 WHERE id = $1', [id, version + 1]);
        tx.audit({ subject: { kind: 'customer', id } });
        return version + 1;
      });
    const first = await raise();
    const others = await Promise.all(Array.from({ length: 8 }, raise));
    expect(others.sort((a, b) => a - b)).toEqual(Array.from({ length: 8 }, (_none, n) => first + n + 1));
  });

  it('tells that the customer is unknown, not what reading his facts ran into', async () => {
    const facts = async (): Promise<number> => Promise.reject(new Error('nothing to read'));
    const write = db.write(
      context(),
      { action: 'customer.update', customerId: randomUUID(), facts },
      async () => ({}),
    );
    await expect(write).rejects.toMatchObject({ code: 'not_found' });
  });

  it('F4 does not report success after a swallowed error', async () => {
    const before = await notes();
    const swallowed = db.write(context(), { action: 'customer.update' }, async (tx) => {
      await tx.em.query('INSERT INTO note_for_test VALUES ($1, 1)', [tx.newId()]);
      await tx.em.query('SELECT 1 / 0').catch(() => undefined);
      tx.audit({ subject });
      return { fine: true };
    });
    await expect(swallowed).rejects.toBeDefined();
    expect(await notes()).toBe(before);
  });

  it('tells what changed once it is committed', async () => {
    announced.length = 0;
    await writeNote(context());
    expect(announced).toEqual([{ subject: 'customer', id: subject.id, customerId: null }]);
  });

  it('a dry run answers and leaves nothing behind', async () => {
    const before = await notes();
    announced.length = 0;
    const answer = await writeNote(
      context({ dryRun: true, idempotency: { key: randomUUID(), bodyHash: 'x' } }),
      7,
    );
    expect(answer.n).toBe(7);
    expect(await notes()).toBe(before);
    expect(announced).toEqual([]);
  });

  it('L5 gives the stored answer to the same key and body', async () => {
    const key = randomUUID();
    const first = await writeNote(withKey(key));
    const before = await notes();
    expect(await writeNote(withKey(key))).toEqual(first);
    expect(await notes()).toBe(before);
  });

  it('L5 refuses the same key with another body', async () => {
    const key = randomUUID();
    await writeNote(withKey(key, 'one'));
    await expect(writeNote(withKey(key, 'two'))).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('L5 F29 gives one effect to 20 parallel calls with one key', async () => {
    const key = randomUUID();
    const before = await notes();
    const answers = await Promise.all(Array.from({ length: 20 }, () => writeNote(withKey(key))));
    expect(new Set(answers.map((a) => a.id)).size).toBe(1);
    expect(await notes()).toBe(before + 1);
  });

  it('a failed call leaves its key free for another try', async () => {
    const key = randomUUID();
    await expect(writeNote(withKey(key), 1_000)).rejects.toBeDefined();
    await expect(writeNote(withKey(key), 5)).resolves.toMatchObject({ n: 5 });
  });

  it('sagas answer a repeated key with how things stand now', async () => {
    const ctx = withKey(randomUUID());
    const run = () =>
      db.write(
        ctx,
        { action: 'customer.update', replay: async (stored: { n: number }) => ({ n: stored.n + 1 }) },
        async (tx) => {
          tx.audit({ subject });
          return { n: 1 };
        },
      );
    expect(await run()).toEqual({ n: 1 });
    expect(await run()).toEqual({ n: 2 });
  });

  it('runs the closure again after a serialisation failure', async () => {
    let tries = 0;
    const answer = await db.write(context(), { action: 'customer.update' }, async (tx) => {
      tries += 1;
      tx.audit({ subject });
      if (tries < 3) await tx.em.query("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$");
      return { tries };
    });
    expect(answer).toEqual({ tries: 3 });
  });

  it('draws another reference when two things got the same one', async () => {
    let tries = 0;
    const answer = await db.write(context(), { action: 'customer.update' }, async (tx) => {
      tries += 1;
      tx.audit({ subject });
      const raise = `RAISE EXCEPTION 'taken' USING ERRCODE = '23505', CONSTRAINT = 'renewal_reference_key'`;
      if (tries === 1) await tx.em.query(`DO $$ BEGIN ${raise}; END $$`);
      return { tries };
    });
    expect(answer).toEqual({ tries: 2 });
  });

  it('gives up after five tries and says that it is busy', async () => {
    let tries = 0;
    const hopeless = db.write(context(), { action: 'customer.update' }, async (tx) => {
      tries += 1;
      await tx.em.query("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$");
      return {};
    });
    await expect(hopeless).rejects.toMatchObject({ code: 'unavailable' });
    expect(tries).toBe(5);
  });

  it('refuses to nest', async () => {
    const nested = db.write(context(), { action: 'customer.update' }, async (tx) => {
      tx.audit({ subject });
      expect(insideTransaction()).toBe(true);
      return writeNote(context());
    });
    await expect(nested).rejects.toThrow(/do not nest/);
    expect(insideTransaction()).toBe(false);
  });

  it('does not find a customer that does not exist', async () => {
    const write = db.write(
      context(),
      { action: 'customer.update', customerId: randomUUID() },
      async () => ({}),
    );
    await expect(write).rejects.toMatchObject({ code: 'not_found' });
  });

  it('A2 chains the rows of a chain without gaps, also from 30 writers at once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => writeNote(context())));
    const rows = await dataSource.query<{ seq: number; hash: Buffer; prev_hash: Buffer }[]>(
      'SELECT seq, hash, prev_hash FROM audit_event WHERE subject_id = $1 ORDER BY seq',
      [subject.id],
    );
    rows.forEach((row, index) => {
      expect(row.seq).toBe(index + 1);
      expect(row.prev_hash).toEqual(index === 0 ? Buffer.alloc(32) : rows[index - 1]?.hash);
    });
  });

  it('A2 begins the chain of a customer once, also with 10 first writers at once', async () => {
    for (const command of ['one', 'many'] as const) {
      const { id } = await makeCustomer(dataSource.manager);
      const about = command === 'one' ? { customerId: id } : { customerIds: [id] };
      const write = () =>
        db.write(context(), { action: 'customer.update', ...about }, async (tx) => {
          tx.audit({ subject, customerId: id });
          return {};
        });
      await Promise.all(Array.from({ length: 10 }, write));
      const rows = await dataSource.query<{ seq: number }[]>(
        'SELECT seq FROM audit_event WHERE chain_id = $1 ORDER BY seq',
        [id],
      );
      expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
  });

  it('A1 rows of the audit log are never changed or deleted', async () => {
    await writeNote(context());
    await expect(dataSource.query("UPDATE audit_event SET action = 'x'")).rejects.toMatchObject({
      code: '42501',
    });
    await expect(dataSource.query('DELETE FROM audit_event')).rejects.toMatchObject({ code: '42501' });
    await expect(dataSource.query('TRUNCATE audit_event')).rejects.toMatchObject({ code: '42501' });
  });

  it('snapshot reads only', async () => {
    const write = db.snapshot<unknown>((em) =>
      em.query('INSERT INTO note_for_test VALUES ($1, 1)', [randomUUID()]),
    );
    await expect(write).rejects.toBeDefined();
  });
});
