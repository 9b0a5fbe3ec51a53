import { randomUUID } from 'node:crypto';
import { type CustomerView } from '@ur-desk/domain/customers';
import { money } from '@ur-desk/domain/kernel';
import {
  type AccountView,
  type CompanyTotalsView,
  postingsForPurchase,
  type WalletEntryView,
} from '@ur-desk/domain/ledger';
import { type Caller, type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { anyReference, fundWallet, postTransfers } from '../../../test/make/payment';
import { TOTALS_JOB } from './company-totals.service';

let api: TestApi;
let agent: Caller;
let customer: CustomerView;

beforeAll(async () => {
  api = await startApi();
  agent = await api.as('agent');
});
afterAll(async () => api.stop());
beforeEach(async () => {
  customer = await makeCustomer(api.dataSource.manager);
});

const cny = (amount: number) => money(amount, 'CNY');
const spend = async (amount: number) => {
  const cause = { kind: 'renewal', id: randomUUID(), reference: anyReference('payment') } as const;
  await postTransfers(api, customer.id, postingsForPurchase({ cause, amount: cny(amount) }));
};

describe('the wallet', () => {
  it('of a customer who never paid is empty, in his currency', async () => {
    const { status, body } = await agent.get(`/wallets/${customer.id}`);
    expect([status, body.balance, body.at]).toEqual([200, cny(0), null]);
    expect((await agent.get(`/wallets/${customer.id}/entries`)).body).toEqual([]);
  });

  it('shows each line with the balance after it, newest first', async () => {
    await fundWallet(api, customer.id, cny(5000));
    await spend(1999);
    await spend(1);
    const { status, body, headers } = await agent.get(`/wallets/${customer.id}/entries`);
    expect(status).toBe(200);
    expect(headers['content-range']).toBe('entries 0-2/3');
    expect((body as WalletEntryView[]).map((e) => [e.change, e.balanceAfter])).toEqual([
      [cny(-1), cny(3000)],
      [cny(-1999), cny(3001)],
      [cny(5000), cny(5000)],
    ]);
    expect(body[0]).toMatchObject({ kind: 'purchase', counterAccount: 'revenue', actor: { kind: 'system' } });
  });

  it('pages by cursor with the same running balance, and filters without changing it', async () => {
    await fundWallet(api, customer.id, cny(1000));
    for (const amount of [100, 200, 300]) await spend(amount);
    const path = `/wallets/${customer.id}/entries`;
    const first = await agent.get(`${path}?range=[0,1]`);
    const cursor = String(first.headers['x-next-cursor']);
    const next = await agent.get(`${path}?range=[0,1]&cursor=${cursor}`);
    const balances = ([...first.body, ...next.body] as WalletEntryView[]).map((e) => e.balanceAfter.amount);
    expect(balances).toEqual([400, 700, 900, 1000]);
    const filter = encodeURIComponent(JSON.stringify({ kind: 'goodwill' }));
    expect((await agent.get(`${path}?filter=${filter}`)).body).toHaveLength(1);
  });

  it('can be read as of a past instant', async () => {
    await fundWallet(api, customer.id, cny(1000));
    const between = await api.db.now();
    // Instants are told in milliseconds: what comes after must be in another one.
    while ((await api.db.now()) === between);
    await spend(400);
    const { body } = await agent.get(`/wallets/${customer.id}?at=${between}`);
    expect([body.balance, body.at]).toEqual([cny(1000), between]);
    expect((await agent.get(`/wallets/${customer.id}?at=2020-01-01T00:00:00Z`)).body.balance).toEqual(cny(0));
  });

  it.each([
    ['/wallets/7c9e6679-7425-40de-944b-e07fc1f90ae7', 404, 'not_found'],
    ['/wallets/7c9e6679-7425-40de-944b-e07fc1f90ae7/entries', 404, 'not_found'],
    ['/wallets/nobody', 404, 'not_found'],
    ['/wallets/7c9e6679-7425-40de-944b-e07fc1f90ae7?at=yesterday', 400, 'malformed_query'],
    ['/wallets/7c9e6679-7425-40de-944b-e07fc1f90ae7?at=1&at=2', 400, 'malformed_query'],
    ['/transfers/7c9e6679-7425-40de-944b-e07fc1f90ae7', 404, 'not_found'],
    ['/transfers?filter={"amount":1}', 400, 'unknown_filter'],
  ])('%s answers %d %s', async (path, status, code) => {
    const answer = await agent.get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('transfers and accounts', () => {
  it('list what moved, and the sums that came of it', async () => {
    await fundWallet(api, customer.id, cny(5000));
    const filter = encodeURIComponent(JSON.stringify({ customerId: customer.id }));
    const transfers = await agent.get(`/transfers?filter=${filter}`);
    expect(transfers.body).toHaveLength(1);
    expect((await agent.get(`/transfers/${transfers.body[0].id}`)).body).toEqual(transfers.body[0]);
    const accounts = await agent.get(`/accounts?filter=${filter}`);
    expect((accounts.body as AccountView[]).map((a) => [a.code, a.balance])).toEqual([
      ['goodwill_cost', cny(5000)],
      ['wallet', cny(5000)],
    ]);
    expect((await agent.get(`/wallets?filter=${filter}`)).body).toHaveLength(1);
  });

  it('are not for marketing', async () => {
    const marketing = await api.as('marketing');
    for (const path of [`/wallets/${customer.id}`, '/transfers', '/accounts'])
      expect((await marketing.get(path)).status).toBe(403);
  });
});

describe('what is asked of transfers', () => {
  const listed = async (query: object): Promise<string[]> => {
    const filter = encodeURIComponent(JSON.stringify({ customerId: customer.id, ...query }));
    const { status, body } = await agent.get(`/transfers?filter=${filter}`);
    expect(status).toBe(200);
    return (body as { kind: string }[]).map(({ kind }) => kind);
  };

  it('can be narrowed to an account on either side, a currency, and who did it', async () => {
    await fundWallet(api, customer.id, cny(5000));
    await spend(100);
    expect(await listed({ account: 'wallet' })).toEqual(['purchase', 'goodwill']);
    expect(await listed({ account: 'revenue' })).toEqual(['purchase']);
    expect(await listed({ account: 'receivable' })).toEqual([]);
    expect(await listed({ currency: 'JPY' })).toEqual([]);
    expect(await listed({ actorKind: 'system' })).toHaveLength(2);
    expect(await listed({ actorKind: 'staff' })).toEqual([]);
  });
});

describe('company totals', () => {
  const total = (answer: { body: CompanyTotalsView }, code: string) =>
    answer.body.totals.find((one) => one.code === code && one.balance.currency === 'CNY')?.balance.amount;

  it('are sums of all accounts as of a time, and exact when they are taken anew', async () => {
    const finance = await api.as('finance');
    await fundWallet(api, customer.id, cny(5000));
    const before = await finance.post('/accounts/totals');
    await spend(1999);
    const kept = await finance.get('/accounts/totals');
    expect(kept.body).toEqual(before.body);
    const { body } = await finance.post('/accounts/totals');
    expect(total({ body }, 'wallet')).toBe((total(before, 'wallet') ?? 0) - 1999);
    expect(total({ body }, 'revenue')).toBe((total(before, 'revenue') ?? 0) + 1999);
    expect(body.at > before.body.at).toBe(true);
    await api.runJob(TOTALS_JOB);
    const byTheJob = await finance.get('/accounts/totals');
    expect(byTheJob.body.totals).toEqual(body.totals);
    expect(byTheJob.body.at > body.at).toBe(true);
  });

  it('L1 balance in every currency, and are there before they were ever taken', async () => {
    await fundWallet(api, customer.id, cny(70));
    await api.rows('DELETE FROM account_total');
    const { body } = await (await api.as('auditor')).get('/accounts/totals');
    const sum = (side: 'debits' | 'credits') =>
      (body as CompanyTotalsView).totals.reduce((all, one) => all + one[side].amount, 0);
    expect(sum('debits')).toBe(sum('credits'));
    expect(body.totals.length).toBeGreaterThan(1);
  });

  it('are not for agents', async () => {
    expect((await agent.get('/accounts/totals')).status).toBe(403);
    expect((await agent.post('/accounts/totals')).status).toBe(403);
  });
});
