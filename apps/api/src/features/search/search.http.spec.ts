import { type SearchHit } from '@ur-desk/domain/search';
import { type Role } from '@ur-desk/domain/kernel';
import { startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine, type MadeLine } from '../../../test/make/line';
import { makePaymentMethod } from '../../../test/make/payment';
import { askForApproval } from '../../../test/make/adjustment';
import { referenceStatement, type ReferenceQuery } from './record-search.queries';

let api: TestApi;
let line: MadeLine;
let customerId: string;

beforeAll(async () => {
  api = await startApi();
  const changes = { name: '王小明', phone: '+8613800138000', email: 'wang@example.com' };
  const imported = { externalSource: 'telco', externalId: '7590-VHVEG' };
  customerId = (await makeCustomer(api.dataSource.manager, { ...changes, ...imported })).id;
  line = await makeLine(api.dataSource.manager, { customerId, msisdn: '+447400123456' });
  await makeCustomer(api.dataSource.manager, { name: 'Somebody Else' });
});
afterAll(() => api.stop());

const search = async (q: unknown, role: Role = 'agent') => (await api.as(role)).post('/search', { q });
const hits = async (q: string, role: Role = 'agent'): Promise<SearchHit[]> =>
  ((await search(q, role)).body as { hits: SearchHit[] }).hits;

it.each([
  ['half a phone number', '0138 000'],
  ['a Chinese name', '小明'],
  ['an e-mail', 'WANG@'],
  ['an external id', 'vhveg'],
])('finds the customer by %s', async (_name, q) => {
  expect(await hits(q)).toEqual([
    expect.objectContaining({ kind: 'customer', id: customerId, customerId, title: '王小明' }),
  ]);
});

it('finds the line by its number, ICCID and reference, and says whose it is', async () => {
  for (const q of ['07400 123456', line.iccid ?? '', line.reference.toLowerCase().replaceAll('-', '')])
    expect(await hits(q)).toEqual([
      expect.objectContaining({
        kind: 'line',
        id: line.id,
        customerId,
        subtitle: expect.stringContaining('王小明'),
      }),
    ]);
});

it('puts the one with the whole phrase first, then the start of a word, then the rest', async () => {
  const em = api.dataSource.manager;
  for (const name of ['Emily Johnson', 'Elton Johnmiller', 'John Miller', 'Maria St John Miles'])
    await makeCustomer(em, { name, email: null });
  expect((await hits('john mil')).map(({ title }) => title)).toEqual([
    'John Miller',
    'Maria St John Miles',
    ...['Elton Johnmiller', 'Emily Johnson'].map(() => expect.any(String) as string),
  ]);
});

it('puts whose number has the digits as typed before whose number is dialled so from abroad', async () => {
  for (let i = 0; i < 13; i += 1)
    await makeCustomer(api.dataSource.manager, { phone: `+1380555${String(i).padStart(4, '0')}` });
  for (const q of ['0013 80', '001380'])
    expect((await hits(q))[0]).toMatchObject({ id: customerId, matched: '+8613800138000' });
  expect(await hits('0013805550012')).toEqual([expect.objectContaining({ matched: '+13805550012' })]);
});

describe('by what is known of a payment', () => {
  let payment: { id: string; reference: string; providerReference: string };

  beforeAll(async () => {
    const { id: methodId } = await makePaymentMethod(api, customerId, 'tok_success_unionpay');
    const order = { customerId, methodId, amount: { amount: 5_000, currency: 'CNY' } };
    payment = (await (await api.as('agent')).post('/top-ups', order, { key: api.newKey() })).body.payment;
  });

  it('finds the payment by what the provider calls it', async () => {
    expect(await hits(payment.providerReference)).toEqual([
      expect.objectContaining({
        ...{ kind: 'payment', id: payment.id, customerId, title: payment.reference },
        ...{ subtitle: '王小明', state: 'captured' },
      }),
    ]);
  });

  it.each(['0005', '••0005'])('finds the customer by the end of a card, %s', async (q) => {
    const [hit] = await hits(q);
    expect(hit).toMatchObject({ kind: 'customer', id: customerId, matched: '••0005' });
  });

  it('not for who sees no payments, and not by a card that was removed', async () => {
    expect(await hits(payment.providerReference, 'marketing')).toEqual([]);
    await api.rows(`UPDATE payment_method SET state = 'removed', removed_at = now(), is_default = false`);
    expect(await hits('••0005')).toEqual([]);
  });
});

describe('by a reference or a part of it', () => {
  let adjustment: { id: string; reference: string };
  let request: { id: string; reference: string };

  beforeAll(async () => {
    const asked = await askForApproval(api, customerId);
    adjustment = asked.adjustment;
    request = asked.request;
    // Ends that are no digits, so that they are no end of a card.
    await api.rows(`UPDATE adjustment SET reference = 'AJ-7Q2M-4KX9' WHERE id = $1`, [adjustment.id]);
    await api.rows(`UPDATE approval_request SET reference = 'AP-7Q2M-4KX9' WHERE id = $1`, [request.id]);
  });

  it.each([
    ['AJ-7Q2', ['adjustment']],
    ['aj7q2m4', ['adjustment']],
    ['AP-7Q2M', ['approval']],
    ['4kx9', ['adjustment', 'approval']],
    ['2m-4kx9', ['adjustment', 'approval']],
    ['3M-4KX9', []],
    ['AJ-7Q3', []],
  ])('%s', async (q, kinds) => {
    const found = await hits(q);
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
    for (const hit of found) expect(hit).toMatchObject({ customerId, subtitle: '王小明' });
  });

  it('says how it stands, and is not for who may not see it', async () => {
    expect((await hits('AP-7Q2'))[0]).toMatchObject({ id: request.id, state: 'open' });
    expect(await hits('AP-7Q2', 'marketing')).toEqual([]);
  });

  it.each<[string, ReferenceQuery]>([
    ['beginning', { kind: 'renewal', begins: 'RN-7Q2' }],
    ['end', { kind: null, ends: '4KX9' }],
  ])('its %s is looked up in an index, in every table', async (_which, wanted) => {
    const { sql, params } = referenceStatement(wanted, { limit: 13, may: () => true }) ?? {
      sql: '',
      params: [],
    };
    const lines = await api.dataSource.transaction(async (em) => {
      await em.query('SET LOCAL enable_seqscan = off');
      return em.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, params);
    });
    const plan = lines.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toContain('Seq Scan');
    expect(plan).toMatch(/renewal_reference_(key|end)/);
  });
});

it('finds nothing by a reference that belongs to nobody', async () => {
  expect(await hits('RN-0000-0005')).toEqual([]);
  expect(await hits('~|%_')).toEqual([]);
});

it('roles that do not see contacts find by name, never by phone, e-mail or ICCID, and read masks', async () => {
  const [hit] = await hits('小明', 'marketing');
  expect(hit?.subtitle).toMatch(/\+86•+00 · w•••@•••\.com/);
  for (const q of ['13800138000', 'wang@example', line.iccid ?? '', '07400123456'])
    expect(await hits(q, 'marketing')).toEqual([]);
});

it.each([
  ['nothing', ''],
  ['too much', 'x'.repeat(121)],
  ['a number', 7],
  ['NUL', 'a\0'],
  ['a lone surrogate', '\udfff'],
])('refuses %s', async (_name, q) => {
  const { status, body } = await search(q);
  expect([status, body.errors[0].field]).toEqual([400, 'q']);
});

it('uses the trigram index for a Chinese name of one character', async () => {
  await api.rows(`SET enable_seqscan = off`);
  const plan = await api.rows<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT 1 FROM customer_contact k WHERE k.search_text LIKE '%~biwl%'`,
  );
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('customer_contact_search_text');
});
