import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportView } from '@ur-desk/domain/imports';
import { DAY_MS } from '@ur-desk/domain/kernel';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { upload } from '../../../test/make/upload';
import { planFaults } from '../../platform/fault/fault';
import { Clock } from '../../platform/clock/clock';
import { CLEAN_UP_JOB } from '../../platform/jobs/clean-up';
import { Jobs } from '../../platform/jobs/jobs';
import { RESUME_JOB } from './import-tidying';
import { RUN_JOB } from './import.service';

const uploadDir = mkdtempSync(join(tmpdir(), 'uploads-'));
let api: TestApi;
let supervisor: Caller;

beforeAll(async () => {
  api = await startApi({ uploadDir, logLevel: 'silent' });
});
afterAll(async () => {
  await api.stop();
  rmSync(uploadDir, { recursive: true });
});
beforeEach(async () => {
  await api.clean();
  supervisor = await api.as('supervisor');
});
afterEach(() => {
  planFaults();
  api.app.get(Jobs).useQueue(null);
});

const csv = (rows: number, prefix = 'C') =>
  `id,name,phone,tier\n${Array.from({ length: rows }, (_v, i) => `${prefix}${i},Customer ${i},,gold`).join('\n')}\n`;

async function validated(content: string, source = 'crm'): Promise<string> {
  const { body } = await upload(supervisor, content, { source });
  await supervisor.post(`/imports/${body.id}/validate`);
  return body.id as string;
}

/** Lets the HTTP call only queue the run, as in production; the test then runs the job itself. */
async function queued(id: string): Promise<void> {
  api.app.get(Jobs).useQueue({ send: async () => undefined, sendMany: async () => undefined });
  await supervisor.post(`/imports/${id}/run`);
}

const run = (id: string) => api.runJob(RUN_JOB, { importId: id });
const stateOf = async (id: string) => (await supervisor.get(`/imports/${id}`)).body as ImportView;
const customers = async () =>
  Number((await api.rows<{ n: number }>('SELECT count(*) AS n FROM customer'))[0]?.n);

/** Every audited customer has one key and one chain head, and nothing of a chunk that did not commit is left. */
async function expectWhole(): Promise<void> {
  const [counts] = await api.rows(`SELECT
    (SELECT count(*) FROM customer) = (SELECT count(*) FROM customer_contact) AS contacts,
    (SELECT count(*) FROM customer) = (SELECT count(*) FROM customer_key) AS keys,
    (SELECT count(*) FROM customer) = (SELECT count(*) FROM audit_event WHERE subject_kind = 'customer') AS audits,
    NOT EXISTS (SELECT 1 FROM customer c LEFT JOIN audit_head h ON h.chain_id = c.id WHERE h.seq IS DISTINCT FROM 1) AS heads`);
  expect(counts).toEqual({ contacts: true, keys: true, audits: true, heads: true });
}

describe('a run that breaks off (F35)', () => {
  it('goes on at the first chunk that is not written', async () => {
    const id = await validated(csv(2_500));
    let passed = 0;
    planFaults({
      'import.after-chunk': () => {
        passed += 1;
        if (passed === 1) throw new Error('killed');
      },
    });
    await queued(id);
    await expect(run(id)).rejects.toThrow('killed');
    expect(await stateOf(id)).toMatchObject({ state: 'running', result: { done: 1_000, created: 1_000 } });
    await run(id);
    expect(await stateOf(id)).toMatchObject({
      state: 'finished',
      result: { done: 2_500, created: 2_500, unchanged: 0, rejected: 0 },
    });
    expect(await customers()).toBe(2_500);
    await expectWhole();
  });

  it('is taken up again when its process died without a word', async () => {
    const id = await validated(csv(10));
    await queued(id);
    await api.rows("UPDATE import_job SET progressed_at = now() - interval '5 minutes' WHERE id = $1", [id]);
    api.app.get(Jobs).useQueue(null);
    await api.runJob(RESUME_JOB);
    expect(await stateOf(id)).toMatchObject({ state: 'finished', result: { created: 10 } });
  });

  it('ends as failed when it never gets on, and can be run again', async () => {
    const id = await validated(csv(10));
    await queued(id);
    await api.rows(`CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$`);
    await api.rows('CREATE TRIGGER no BEFORE INSERT ON customer FOR EACH STATEMENT EXECUTE FUNCTION no()');
    try {
      for (let attempt = 1; attempt < 5; attempt += 1) await expect(run(id)).rejects.toThrow('no');
      await run(id);
      expect(await stateOf(id)).toMatchObject({ state: 'failed', problemCode: 'internal' });
      expect(await customers()).toBe(0);
    } finally {
      await api.rows('DROP TRIGGER no ON customer');
      await api.rows('DROP FUNCTION no');
    }
    api.app.get(Jobs).useQueue(null);
    await supervisor.post(`/imports/${id}/run`);
    expect(await stateOf(id)).toMatchObject({
      state: 'finished',
      problemCode: null,
      result: { created: 10 },
    });
    await expectWhole();
  });

  it('fails at once with the reason when the file is gone', async () => {
    const id = await validated(csv(10));
    rmSync(join(uploadDir, `${id}.csv`));
    await supervisor.post(`/imports/${id}/run`);
    expect(await stateOf(id)).toMatchObject({ state: 'failed', problemCode: 'import_file_gone' });
  });
});

describe('a chunk', () => {
  it('is written wholly or not at all', async () => {
    const id = await validated(csv(1_500));
    await queued(id);
    await api.rows(`CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.external_id = 'C1400' THEN RAISE 'no'; END IF; RETURN NEW; END $$`);
    await api.rows('CREATE TRIGGER no BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION no()');
    try {
      await expect(run(id)).rejects.toThrow('no');
    } finally {
      await api.rows('DROP TRIGGER no ON customer');
      await api.rows('DROP FUNCTION no');
    }
    expect(await customers()).toBe(1_000);
    await expectWhole();
  });

  it('is written once when two workers have the same import', async () => {
    const id = await validated(csv(3_000));
    await queued(id);
    await Promise.all([run(id), run(id), run(id)]);
    await run(id);
    expect(await stateOf(id)).toMatchObject({ state: 'finished', result: { done: 3_000, created: 3_000 } });
    expect(await customers()).toBe(3_000);
    await expectWhole();
  });

  it('finds the customers that another import of the source brought at the same moment', async () => {
    const ids = [await validated(csv(1_000)), await validated(csv(1_000))];
    for (const id of ids) await queued(id);
    await Promise.all(ids.map(run));
    const results = await Promise.all(ids.map(stateOf));
    expect(results.map(({ state }) => state)).toEqual(['finished', 'finished']);
    expect(results.map(({ result }) => (result?.created ?? 0) + (result?.unchanged ?? 0))).toEqual([
      1_000, 1_000,
    ]);
    expect(await customers()).toBe(1_000);
    await expectWhole();
  });
});

describe('a run that a person stops (F33)', () => {
  it('keeps what is written and goes on later', async () => {
    const id = await validated(csv(2_500));
    await queued(id);
    planFaults({
      'import.after-chunk': async () => {
        planFaults();
        await supervisor.post(`/imports/${id}/stop`);
      },
    });
    await run(id);
    expect(await stateOf(id)).toMatchObject({ state: 'stopped', result: { done: 1_000 } });
    expect(await customers()).toBe(1_000);
    api.app.get(Jobs).useQueue(null);
    await supervisor.post(`/imports/${id}/run`);
    expect(await stateOf(id)).toMatchObject({ state: 'finished', result: { done: 2_500, created: 2_500 } });
    await expectWhole();
  });
});

it('remembers the first 1,000 errors and counts them all', async () => {
  const rows = Array.from({ length: 1_200 }, (_v, i) => `C${i},not a phone`).join('\n');
  const id = await validated(`id,phone\n${rows}\n`);
  expect(await stateOf(id)).toMatchObject({ forecast: { rejected: 1_200 }, errorsTotal: 1_200 });
  await supervisor.post(`/imports/${id}/run`);
  expect(await stateOf(id)).toMatchObject({
    state: 'finished',
    result: { rejected: 1_200 },
    errorsTotal: 1_200,
  });
  const { headers } = await supervisor.get(`/imports/${id}/errors`);
  expect(headers['content-range']).toBe('errors 0-24/1000');
});

it('a line of the customer stays findable after an import changed his name', async () => {
  await validated('id,name\nA1,Ada\n').then((id) => supervisor.post(`/imports/${id}/run`));
  const [customer] = await api.rows<{ id: string }>('SELECT id FROM customer');
  await api.rows(
    `INSERT INTO line (customer_id, id, reference, msisdn, state, label, auto_renew, created_at, version)
     VALUES ($1, gen_random_uuid(), 'LN-TEST-0001', '+14155550123', 'active', NULL, false, now(), 1)`,
    [customer?.id],
  );
  await validated('id,name\nA1,Ada Byron\n').then((id) => supervisor.post(`/imports/${id}/run`));
  const found = await supervisor.get(`/customers?filter=${JSON.stringify({ q: '4155550123' })}`);
  expect(found.body).toMatchObject([{ name: 'Ada Byron' }]);
});

describe('an id that comes twice in a file', () => {
  const keys = async () =>
    Number((await api.rows<{ n: number }>('SELECT count(*) AS n FROM import_key'))[0]?.n);
  const errorsOf = async (id: string) =>
    (
      (await supervisor.get(`/imports/${id}/errors?range=[0,9]`)).body as { line: number; code: string }[]
    ).map(({ line, code }) => [line, code]);
  /** 2,500 customers, of whom the first comes again in line 2,502, two chunks later. */
  const twice = `${csv(2_500)}C0,Again,,gold\n`;

  it('is refused the second time, however far apart, also by a run that was taken up again', async () => {
    const id = await validated(twice);
    expect(await errorsOf(id)).toEqual([[2_502, 'repeated_in_file']]);
    planFaults({
      'import.after-chunk': () => {
        planFaults();
        throw new Error('killed');
      },
    });
    await queued(id);
    await expect(run(id)).rejects.toThrow('killed');
    await run(id);
    expect(await stateOf(id)).toMatchObject({ state: 'finished', result: { created: 2_500, rejected: 1 } });
    expect(await errorsOf(id)).toEqual([[2_502, 'repeated_in_file']]);
  });

  it('is judged by the mapping of the day', async () => {
    const { body } = await upload(supervisor, 'id,other,name\nA,X,Ann\nA,Y,Bob\n', { source: 'crm' });
    const mapped = (externalId: string) => ({
      mapping: ['id', 'other', 'name'].map((column) => ({
        column,
        target: column === externalId ? 'externalId' : 'custom',
      })),
    });
    const path = `/imports/${String(body.id)}`;
    for (const [column, rejected] of [
      ['id', 1],
      ['other', 0],
      ['id', 1],
    ] as const) {
      const { version } = (await supervisor.get(path)).body as ImportView;
      expect((await supervisor.patch(path, mapped(column), { version })).status).toBe(200);
      await supervisor.post(`${path}/validate`);
      expect((await supervisor.get(path)).body).toMatchObject({ state: 'validated', forecast: { rejected } });
    }
  });

  it('is forgotten with the import: at once when it is through, after a week when nobody ran it', async () => {
    const id = await validated(csv(3));
    await validated(csv(4), 'another');
    expect(await keys()).toBe(7);
    await supervisor.post(`/imports/${id}/run`);
    await api.runJob(CLEAN_UP_JOB);
    expect(await keys()).toBe(4);
    api.app.get(Clock).travel(8 * DAY_MS);
    await api.runJob(CLEAN_UP_JOB);
    api.app.get(Clock).travel(0);
    expect(await keys()).toBe(0);
  });
});
