import { type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type CustomerView } from '@ur-desk/domain/customers';
import { EXPORT_COLUMNS, EXPORT_LISTS, type ExportList, MAX_EXPORTS_PER_HOUR } from '@ur-desk/domain/exports';
import { money, ROLES } from '@ur-desk/domain/kernel';
import { parse } from 'csv-parse/sync';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { fundWallet } from '../../../test/make/payment';
import { signInAs } from '../../../test/make/session';
import { EXPORT_PAGE } from '../../platform/exports/export-pages';
import { ExportSources } from '../../platform/exports/export-sources';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clean());

const ask = (list: ExportList, changes: object = {}) => ({
  list,
  columns: Object.keys(EXPORT_COLUMNS[list]),
  zone: 'Asia/Shanghai',
  locale: 'en',
  ...changes,
});

const linesOf = (body: unknown): string[][] =>
  parse(String(body).replace(/^\uFEFF/, ''), { relax_column_count: false });

const exportEvents = () =>
  api.rows<{ id: string; action: string }>(
    `SELECT id, action FROM audit_event WHERE action LIKE 'export.%' ORDER BY at, id`,
  );

/** What the audit log says of the last export that ended. */
async function lastEnd(auditor: Caller): Promise<Record<string, unknown>> {
  const id = (await exportEvents()).findLast(({ action }) => action === 'export.end')?.id;
  const { body } = await auditor.get(`/audit-events/${String(id)}`);
  const changes = body.changes as { field: string; after: unknown }[];
  return Object.fromEntries(changes.map(({ field, after }) => [field, after]));
}

/** So many customers that more than one page is needed. */
const manyCustomers = async (count: number) => {
  const { id } = await makeCustomer(api.dataSource.manager);
  const others = `(SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${count - 1}) n)`;
  await api.rows(
    `WITH made AS (INSERT INTO customer SELECT (jsonb_populate_record(c, jsonb_build_object('id', o.id, 'reference', 'CU-' || o.n))).*
       FROM customer c, ${others} o WHERE c.id = $1 RETURNING id)
     INSERT INTO customer_contact SELECT (jsonb_populate_record(k, jsonb_build_object('customer_id', m.id, 'phone', null,
       'email', null))).* FROM customer_contact k, made m WHERE k.customer_id = $1`,
    [id],
  );
};

describe('POST /exports', () => {
  it.each(EXPORT_LISTS)('writes the list %s with all of its columns', async (list) => {
    const { id } = await makeCustomer(api.dataSource.manager);
    await fundWallet(api, id, money(5000, 'CNY'));
    const filter = list === 'wallet-entries' ? { customerId: id } : {};
    const { status, body, headers } = await (await api.as('finance')).post('/exports', ask(list, { filter }));
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers['content-disposition']).toMatch(
      new RegExp(`^attachment; filename="${list}-\\d{4}-\\d{2}-\\d{2}\\.csv"$`),
    );
    expect(String(body).startsWith('\uFEFF')).toBe(true);
    expect(linesOf(body)[0]).toHaveLength((linesOf(body)[1] ?? linesOf(body)[0])?.length ?? 0);
  });

  it('gives a statement with the running balance, in the order and with the filter of the list', async () => {
    const { id } = await makeCustomer(api.dataSource.manager);
    for (const amount of [5000, 1999]) await fundWallet(api, id, money(amount, 'CNY'));
    const { body } = await (
      await api.as('finance')
    ).post(
      '/exports',
      ask('wallet-entries', {
        filter: { customerId: id },
        columns: ['kind', 'change', 'balanceAfter'],
        locale: 'zh',
        sort: ['seq', 'ASC'],
      }),
    );
    expect(linesOf(body)).toEqual([
      ['类型', '变动', '变动后余额', '币种'],
      ['goodwill', '50.00', '50.00', 'CNY'],
      ['goodwill', '19.99', '69.99', 'CNY'],
    ]);
  });

  it('writes every record once, however many pages it takes, and says in the audit log how many', async () => {
    const count = 2 * EXPORT_PAGE + 1;
    await manyCustomers(count);
    const filter = { status: 'active' };
    const supervisor = await api.as('supervisor');
    const { body } = await supervisor.post('/exports', ask('customers', { columns: ['id'], filter }));
    const ids = linesOf(body).slice(1).flat();
    expect([ids.length, new Set(ids).size]).toEqual([count, count]);
    expect((await exportEvents()).map(({ action }) => action)).toEqual(['export.start', 'export.end']);
    expect(await lastEnd(await api.as('auditor'))).toEqual({
      list: 'customers',
      filter,
      sort: ['createdAt', 'DESC'],
      columns: ['id'],
      zone: 'Asia/Shanghai',
      locale: 'en',
      rows: count,
      ended: 'complete',
    });
  });

  it('F37 X4 masks contacts for roles that see them masked, and starts no formula', async () => {
    await makeCustomer(api.dataSource.manager, { name: '=1+1', email: 'li@example.com' });
    const columns = ['name', 'email'];
    const [, clear] = linesOf(
      (await (await api.as('supervisor')).post('/exports', ask('customers', { columns }))).body,
    );
    const [, masked] = linesOf(
      (await (await api.as('finance')).post('/exports', ask('customers', { columns }))).body,
    );
    expect(clear).toEqual(["'=1+1", 'li@example.com']);
    expect(masked?.[1]).not.toContain('li@example');
  });

  it.each(ROLES)('asks role %s for the permission, and for that of the list', async (role) => {
    const { status } = await (await api.as(role)).post('/exports', ask('payments'));
    expect(status).toBe(role === 'agent' || role === 'marketing' ? 403 : 200);
  });

  it.each<[string, object, number, string]>([
    ['an unknown filter', { filter: { token: 'x' } }, 400, 'unknown_filter'],
    ['an unknown order', { sort: ['token', 'ASC'] }, 400, 'unknown_sort'],
    ['a day that does not exist', { filter: { createdAt_gte: '2026-02-31' } }, 400, 'malformed_query'],
    ['an unknown column', { columns: ['token'] }, 400, 'validation_failed'],
    ['a zone that is none', { zone: 'Mars/Olympus' }, 400, 'validation_failed'],
  ])('refuses %s before the file begins', async (_what, changes, status, code) => {
    const answer = await (await api.as('finance')).post('/exports', ask('payments', changes));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('refuses a statement of somebody who does not exist', async () => {
    const filter = { customerId: '0b0e1f5e-3c0a-4f6e-9a55-3d1f6f6f0001' };
    const answer = await (await api.as('finance')).post('/exports', ask('wallet-entries', { filter }));
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });

  it('2.4.1 gives one person so many files an hour and no more', async () => {
    const finance = await api.as('finance');
    const statuses: number[] = [];
    for (let n = 0; n <= MAX_EXPORTS_PER_HOUR; n += 1)
      statuses.push((await finance.post('/exports', ask('payments'))).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(MAX_EXPORTS_PER_HOUR);
    expect(statuses.at(-1)).toBe(429);
    expect((await (await api.as('supervisor')).post('/exports', ask('payments'))).status).toBe(200);
  });
});

describe('a file on its way', () => {
  let address: string;
  let cookie: string;

  beforeAll(async () => {
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    address = `http://127.0.0.1:${port}/api/v1/exports`;
  });
  let restore = (): void => undefined;
  afterEach(() => restore());

  /** Looks into the records as they are written, or makes others of them. */
  const change = (how: (customer: CustomerView) => CustomerView): void => {
    const sources = api.app.get(ExportSources);
    const real = sources.of('customers');
    sources.add('customers', {
      spec: real.spec,
      view: (row: object, seen) => how(real.view(row as never, seen) as CustomerView),
    });
    restore = () => sources.add('customers', real as never);
  };

  /** More than all buffers between two programs hold, so that the file waits for its reader. */
  const thick = (customer: CustomerView): CustomerView => ({ ...customer, name: 'x'.repeat(10_000) });

  beforeEach(async () => {
    cookie = await signInAs(api, 'supervisor');
    await manyCustomers(3 * EXPORT_PAGE);
  });

  const fetchFile = (signal?: AbortSignal) =>
    fetch(address, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-requested-with': 'test' },
      body: JSON.stringify(ask('customers')),
      ...(signal ? { signal } : {}),
    });

  const ended = async (): Promise<Record<string, unknown>> => {
    for (let tries = 0; tries < 500; tries += 1) {
      if ((await exportEvents()).some(({ action }) => action === 'export.end')) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return lastEnd(await api.as('auditor'));
  };

  it('that breaks half-way ends in an error for who reads it, and as broken in the audit log', async () => {
    let written = 0;
    change((customer) => {
      written += 1;
      if (written > EXPORT_PAGE + 5) throw new Error('the database is gone');
      return customer;
    });
    const response = await fetchFile();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(await ended()).toMatchObject({ rows: EXPORT_PAGE, ended: 'broken' });
  });

  it('that is cancelled gives the place back and is audited as broken', async () => {
    change(thick);
    const leaving = new AbortController();
    const response = await fetchFile(leaving.signal);
    await response.body?.getReader().read();
    const second = await fetchFile();
    expect([second.status, ((await second.json()) as { code: string }).code]).toEqual([
      429,
      'export_running',
    ]);
    leaving.abort();
    expect(await ended()).toMatchObject({ ended: 'broken' });
    restore();
    const third = await fetchFile();
    expect(linesOf(await third.text())).toHaveLength(3 * EXPORT_PAGE + 1);
  });

  it('that nobody reads on holds no connection of the database', async () => {
    change(thick);
    const leaving = new AbortController();
    const response = await fetchFile(leaving.signal);
    await response.body?.getReader().read();
    // The database's own workers are nobody's connection.
    const busy = `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()
      AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'`;
    for (let tries = 0; tries < 200; tries += 1) {
      const [row] = await api.rows<{ n: number }>(busy);
      if (row?.n === 0) break;
      await wait(25);
    }
    expect(await api.rows(busy)).toEqual([{ n: 0 }]);
    leaving.abort();
    await ended();
  });
});
