import { changesOf, dataProvider } from './dataProvider';

interface Sent {
  url: URL;
  init: RequestInit & { headers: Headers };
}

let sent: Sent[] = [];

function answer(body: unknown, headers: Record<string, string> = {}): void {
  globalThis.fetch = jest.fn(async (path: string, init: Sent['init']) => {
    sent.push({ url: new URL(path, 'http://desk'), init });
    return new Response(JSON.stringify(body), {
      headers: { 'content-type': 'application/json', ...headers },
    });
  }) as unknown as typeof fetch;
}

const page = (number: number) => ({
  pagination: { page: number, perPage: 25 },
  sort: { field: 'createdAt', order: 'DESC' as const },
  filter: { status: 'active' },
});

beforeEach(() => {
  sent = [];
});

describe('dataProvider.getList', () => {
  it('asks in the dialect of the API and says when the total is an estimate', async () => {
    answer([{ id: 'a' }], {
      'content-range': 'customers 0-24/120000',
      'x-total-estimated': 'true',
      'x-next-cursor': 'c1',
    });
    const list = await dataProvider.getList('customers', page(1));
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      sort: '["createdAt","DESC"]',
      range: '[0,24]',
      filter: '{"status":"active"}',
    });
    expect(list).toMatchObject({
      total: 120_000,
      meta: { estimated: true },
      pageInfo: { hasNextPage: true },
    });
  });

  it('reads the next page by the cursor that the last one gave, however deep it is', async () => {
    answer([], { 'content-range': 'payments 0-24/9', 'x-next-cursor': 'after-25' });
    await dataProvider.getList('payments', page(1));
    await dataProvider.getList('payments', page(2));
    await dataProvider.getList('payments', page(4));
    expect(sent.map(({ url }) => url.searchParams.get('cursor'))).toEqual([null, 'after-25', null]);
  });

  it('asks for many records in one request', async () => {
    answer([{ id: 'a' }, { id: 'b' }]);
    await dataProvider.getMany('plans', { ids: ['a', 'b'] });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url.searchParams.get('filter')).toBe('{"id":["a","b"]}');
  });
});

describe('dataProvider.update', () => {
  it('sends what was changed, under the version that was read', async () => {
    answer({ id: 'a', version: 4 });
    const before = { id: 'a', version: 3, name: 'Mei', tags: ['x'] };
    await dataProvider.update('customers', {
      id: 'a',
      data: { ...before, name: 'Mei Lin' },
      previousData: before,
    });
    expect(sent[0]?.init).toMatchObject({ method: 'PATCH', body: '{"name":"Mei Lin"}' });
    expect(sent[0]?.init.headers.get('if-match')).toBe('"3"');
  });

  it('tells a change to null from no change', () => {
    expect(changesOf({ a: null, b: [1], c: 2 }, { a: 'x', b: [1] })).toEqual({ a: null, c: 2 });
  });
});

describe('dataProvider.action', () => {
  it('posts a business operation with its key, and as a dry run without keeping anything', async () => {
    answer({ id: 'r' });
    await dataProvider.action('refunds', { amount: 1 }, { idempotencyKey: 'key-12345', dryRun: true });
    expect(sent[0]?.url.pathname + (sent[0]?.url.search ?? '')).toBe('/api/v1/refunds?dryRun=true');
    expect(sent[0]?.init.headers.get('idempotency-key')).toBe('key-12345');
  });
});
