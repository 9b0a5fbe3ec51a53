import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { digestReader } from '../../test/bad-input/digest';
import { cleanDatabase, testDatabaseUrl } from '../../test/database';
import { MADE_AT } from '../../test/make/customer';
import { makeStaff } from '../../test/make/staff';
import { buildDataSource } from '../data-source';
import { verifyLedger } from '../features/ledger/verification.queries';
import { insertPlan } from '../features/plans/plan.queries';
import { testConfig } from '../platform/config/config';
import { planFaults } from '../platform/fault/fault';
import { BROKEN_STORIES } from './broken-stories';
import { seedDemo } from './seed-demo';
import { STORIES } from './stories';

const DEMO_CUSTOMERS = 12;
const STORY_COUNT = Object.keys({ ...STORIES, ...BROKEN_STORIES }).length;
const TIMEOUT_MS = 60_000;

let source: DataSource;
let url: string;
let outboxDir: string;
const said: string[] = [];

beforeAll(async () => {
  url = await testDatabaseUrl('_seed');
  source = await buildDataSource(url, 2).initialize();
  outboxDir = await mkdtemp(join(tmpdir(), 'ur-desk-seed-'));
  process.env['DEMO_PASSWORD'] = 'Correct-Horse-7-Battery';
  process.env['DEMO_CUSTOMERS'] = String(DEMO_CUSTOMERS);
});
beforeEach(async () => {
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  planFaults();
  said.length = 0;
  await cleanDatabase(source);
});
afterAll(async () => {
  delete process.env['DEMO_PASSWORD'];
  delete process.env['DEMO_CUSTOMERS'];
  await rm(outboxDir, { recursive: true });
  await source.destroy();
});

const seed = () => seedDemo(testConfig(url, { outboxDir }));
const countOf = async (table: string): Promise<number> =>
  (await source.query<[{ n: number }]>(`SELECT count(*) AS n FROM ${table}`))[0].n;
const addPlan = () =>
  insertPlan(source.manager, { id: randomUUID(), code: 'own', kind: 'plan', createdAt: MADE_AT });

/** A seed whose process dies when the customers are there, but neither the stories nor anybody to sign in. */
async function cutOffSeed(): Promise<void> {
  planFaults({
    'seed.customers': () => {
      throw new Error('the process died');
    },
  });
  await expect(seed()).rejects.toThrow('the process died');
  planFaults();
  expect(await countOf('customer')).toBe(DEMO_CUSTOMERS);
}

describe('the demo seed', () => {
  it(
    'fills an empty database, once, with a ledger that is sound',
    async () => {
      await seed();
      expect(await countOf('customer')).toBe(DEMO_CUSTOMERS + STORY_COUNT);
      expect(await countOf('staff')).toBe(6);
      expect(await verifyLedger(source.manager, new Date().toISOString())).toMatchObject({
        differenceCount: 0,
      });
      // The ledger's list is in the order of posting, and shows times.
      const outOfOrder =
        '(SELECT at, lag(at) OVER (ORDER BY seq) AS before FROM transfer) t WHERE at < before';
      expect(await countOf(outOfOrder)).toBe(0);
      const unguarded = "pg_trigger WHERE tgname LIKE 'transfer%' AND tgenabled <> 'O'";
      expect(await countOf(unguarded)).toBe(0);
      expect((await readdir(outboxDir)).length).toBe(await countOf("notification WHERE state = 'sent'"));
      const digest = await digestReader(source);
      const before = await digest();
      await seed();
      expect(await digest()).toBe(before);
    },
    TIMEOUT_MS,
  );

  it(
    'begins anew what was cut off, and nothing is there twice',
    async () => {
      await cutOffSeed();
      await seed();
      expect(await countOf('customer')).toBe(DEMO_CUSTOMERS + STORY_COUNT);
      expect(await countOf('demo_seed')).toBe(1);
    },
    TIMEOUT_MS,
  );

  it('deletes nothing that does not bear its mark', async () => {
    await addPlan();
    await seed();
    expect([await countOf('plan'), await countOf('staff'), await countOf('demo_seed')]).toEqual([1, 0, 0]);
    expect(said).toEqual(['the database is in use: no demo data are added']);
  });

  it('deletes nothing where somebody was let in after it was cut off', async () => {
    await cutOffSeed();
    await makeStaff(source.manager, { role: 'admin' });
    await seed();
    expect([await countOf('customer'), await countOf('staff')]).toEqual([DEMO_CUSTOMERS, 1]);
  });

  it('stays away when it was finished and its staff are gone', async () => {
    await source.query('INSERT INTO demo_seed VALUES (1, now(), now())');
    await seed();
    expect([await countOf('customer'), await countOf('staff')]).toEqual([0, 0]);
  });
});
