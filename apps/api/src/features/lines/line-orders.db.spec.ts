import { DAY_MS } from '@ur-desk/domain/kernel';
import { type LineView } from '@ur-desk/domain/lines';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { addNumbers, freeNumber, makeProfiles } from '../../../test/make/stock';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { Network } from '../../providers/network/network.port';
import { SandboxNetwork } from '../../providers/network/sandbox/sandbox.network';
import { LINE_JANITOR_JOB } from './line.jobs';

let api: TestApi;
let agent: Caller;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxNetwork).hangMs = 0;
});
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
});
afterEach(() => {
  planFaults();
  api.app.get(Clock).travel(0);
});
afterAll(() => api.stop());

const aCustomer = async () => (await makeCustomer(api.dataSource.manager)).id;
const add = (customerId: string, rest: object = {}, key = api.newKey()) =>
  agent.post('/lines', { customerId, ...rest }, { key });

/** A number of the stock that ends so, and a profile for it. */
async function stocked(ending?: string): Promise<string> {
  const msisdn = freeNumber(ending);
  await addNumbers(api, [msisdn]);
  await makeProfiles(api, 1);
  return msisdn;
}

/** A line of a new customer with a number that ends so. */
async function added(ending?: string): Promise<LineView> {
  const { status, body } = await add(await aCustomer(), { msisdn: await stocked(ending) });
  expect(status).toBe(201);
  return body as LineView;
}

const lineNow = async ({ id }: LineView) => (await agent.get(`/lines/${id}`)).body as LineView;
const retry = ({ id }: LineView) => agent.post(`/lines/${id}/retry`, {}, { key: api.newKey() });
const stockOf = async (msisdn: string) =>
  (await api.rows<{ state: string }>('SELECT state FROM stock_number WHERE msisdn = $1', [msisdn]))[0]?.state;
const profiles = () => api.rows('SELECT state FROM stock_profile ORDER BY iccid');
const atNetwork = ({ id }: LineView) => api.app.get(Network).readLine(id);

it('a line is made of the next number and profile in stock, and the network puts it into service', async () => {
  const msisdn = await stocked();
  const { status, body } = await add(await aCustomer(), { label: '日本' });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    msisdn,
    label: '日本',
    state: 'active',
    simProfile: { state: 'released' },
    order: { kind: 'activate', state: 'confirmed', refusal: null },
  });
  expect([await stockOf(msisdn), await profiles()]).toEqual(['assigned', [{ state: 'assigned' }]]);
  const line = body as LineView;
  const iccid = line.simProfile?.iccid ?? '';
  expect(await atNetwork(line)).toMatchObject({ line: { msisdn, iccid, service: 'active' } });
  const shown = await agent.post(`/lines/${body.id}/reveal-activation-code`, { reason: 'read out' });
  expect(shown.body.activationCode).toBe(`LPA:1$rsp.ur-card.example$UR-${iccid.slice(-6)}`);
  const found = await agent.post('/search', { q: msisdn.slice(-8) });
  expect(JSON.stringify(found.body)).toContain(body.customerId);
});

it('what is missing or taken is said where it was chosen', async () => {
  const customerId = await aCustomer();
  expect((await add(customerId)).body).toMatchObject({
    code: 'numbers_out_of_stock',
    errors: [{ field: 'msisdn' }],
  });
  const { msisdn } = await added();
  for (const number of [msisdn, '+8613800138000'])
    expect(await add(customerId, { msisdn: number })).toMatchObject({
      status: 409,
      body: { code: 'number_taken', errors: [{ field: 'msisdn' }] },
    });
  const other = freeNumber();
  await addNumbers(api, [other]);
  expect((await add(customerId, { msisdn: other })).body.code).toBe('profiles_out_of_stock');
  expect(await stockOf(other)).toBe('available');
  expect((await add(api.newKey())).body).toMatchObject({ errors: [{ field: 'customerId' }] });
});

it('a closed or suspended account gets no line', async () => {
  await stocked();
  for (const [status, code] of [
    ['suspended', 'wrong_state'],
    ['closed', 'customer_closed'],
  ]) {
    const { id } = await makeCustomer(api.dataSource.manager, { status: status as 'closed' });
    expect((await add(id)).body.code).toBe(code);
  }
});

it('N1 two agents take the same number at once: exactly one gets it', async () => {
  const msisdn = await stocked();
  await makeProfiles(api, 3);
  const customers = await Promise.all([1, 2, 3, 4].map(aCustomer));
  const answers = await Promise.all(customers.map((id) => add(id, { msisdn })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  expect(await api.rows('SELECT 1 FROM line')).toHaveLength(1);
});

it('N1 eight lines at once out of five numbers: five, each with its own number and profile', async () => {
  for (let n = 0; n < 5; n += 1) await stocked();
  await makeProfiles(api, 3);
  const customers = await Promise.all(Array.from({ length: 8 }, aCustomer));
  const answers = await Promise.all(customers.map((id) => add(id)));
  const lines = answers.filter(({ status }) => status === 201).map(({ body }) => body as LineView);
  expect(lines).toHaveLength(5);
  expect(new Set(lines.map((line) => line.msisdn)).size).toBe(5);
  expect(new Set(lines.map((line) => line.simProfile?.iccid)).size).toBe(5);
  expect(answers.filter(({ body }) => body.code === 'numbers_out_of_stock')).toHaveLength(3);
});

it('L5 one key makes one line, four times at once', async () => {
  await stocked();
  await stocked();
  const [customerId, key] = [await aCustomer(), api.newKey()];
  const answers = await Promise.all([1, 2, 3, 4].map(() => add(customerId, {}, key)));
  const made = answers.filter(({ status }) => status === 201);
  expect(made.length).toBeGreaterThan(0);
  expect(new Set(made.map(({ body }) => (body as LineView).id)).size).toBe(1);
  expect(await api.rows('SELECT 1 FROM line')).toHaveLength(1);
});

it('a network that answers late or not at all is asked until it does', async () => {
  for (const ending of ['9901', '9904']) {
    const line = await added(ending);
    expect(line).toMatchObject({ state: 'ordered', order: { state: 'requested' } });
    expect(await stockOf(line.msisdn)).toBe('reserved');
    expect((await retry(line)).body.code).toBe('line_order_open');
    api.app.get(Clock).travel(DAY_MS);
    await api.runJob(LINE_JANITOR_JOB);
    expect(await lineNow(line)).toMatchObject({ state: 'active', order: { state: 'confirmed' } });
    expect(await stockOf(line.msisdn)).toBe('assigned');
    api.app.get(Clock).travel(0);
  }
});

it('what the network was too busy for is tried again', async () => {
  const line = await added('9903');
  expect(line).toMatchObject({ state: 'ordered', order: { state: 'failed', refusal: 'busy' } });
  expect((await retry(line)).body).toMatchObject({ state: 'active', order: { state: 'confirmed' } });
  expect((await retry(line)).body.code).toBe('wrong_state');
});

it('a line that is refused for good is given up: its number is free again, its profile is done', async () => {
  const line = await added('9902');
  expect(line.order).toMatchObject({ state: 'failed', refusal: 'numberBarred' });
  const { body } = await agent.post(
    `/lines/${line.id}/discard`,
    { reason: 'takes another one' },
    { key: api.newKey() },
  );
  expect(body).toMatchObject({ state: 'retired', simProfile: null });
  expect([await stockOf(line.msisdn), await profiles()]).toEqual(['available', [{ state: 'revoked' }]]);
  const active = await added();
  const refused = await agent.post(`/lines/${active.id}/discard`, { reason: 'no' }, { key: api.newKey() });
  expect(refused.body.code).toBe('wrong_state');
});

it('F20 whoever dies before or after the network heard of it leaves one line, one order, and one answer', async () => {
  for (const point of ['line.before-order', 'line.after-order']) {
    await stocked();
    const [customerId, key] = [await aCustomer(), api.newKey()];
    planFaults({
      [point]: () => {
        throw new Error('the process died');
      },
    });
    expect((await add(customerId, {}, key)).status).toBe(500);
    planFaults();
    const { status, body } = await add(customerId, {}, key);
    expect([status, body.state]).toEqual([201, 'active']);
    await api.deliverEvents();
    expect(await lineNow(body)).toMatchObject({ state: 'active', version: body.version });
    const orders = 'SELECT 1 FROM sandbox_network_order WHERE line_id = $1';
    expect(await api.rows(orders, [body.id])).toHaveLength(1);
  }
});

describe('service', () => {
  const suspend = ({ id }: LineView, reason = 'lost', by = agent) =>
    by.post(`/lines/${id}/suspend`, { reason }, { key: api.newKey() });
  const resume = ({ id }: LineView, by = agent) =>
    by.post(`/lines/${id}/resume`, { reason: 'found again' }, { key: api.newKey() });
  const messages = async (line: LineView) => {
    await api.deliverEvents();
    const filter = encodeURIComponent(JSON.stringify({ customerId: line.customerId }));
    const { body } = await agent.get(`/notifications?filter=${filter}&sort=["createdAt","ASC"]`);
    return (body as { event: string }[]).map(({ event }) => event);
  };

  it('a lost SIM is suspended by the network and comes back, and the customer is told of both', async () => {
    const line = await added();
    expect((await suspend(line)).body).toMatchObject({
      state: 'suspended',
      suspendedFor: 'lost',
      order: { kind: 'suspend', state: 'confirmed' },
    });
    expect(await atNetwork(line)).toMatchObject({ line: { service: 'suspended' } });
    expect((await suspend(line)).body.code).toBe('wrong_state');
    const page = await agent.get(`/customers/${line.customerId}/overview`);
    expect((page.body.findings as { code: string }[]).map(({ code }) => code)).toContain('line_suspended');
    expect((await resume(line)).body).toMatchObject({ state: 'active', suspendedFor: null });
    expect(await messages(line)).toEqual(['line.suspended', 'line.resumed']);
    const audited = await api.rows<{ action: string }>(
      `SELECT action FROM audit_event WHERE action LIKE 'line.%' AND action IN ('line.suspend', 'line.resume') ORDER BY at`,
    );
    expect(audited.map(({ action }) => action)).toEqual(['line.suspend', 'line.resume']);
  });

  it('an order that the network never heard of is given up when the line was retired meanwhile', async () => {
    const line = await added();
    planFaults({ 'line.before-order': () => Promise.reject(new Error('killed')) });
    await suspend(line);
    planFaults();
    await api.rows(`UPDATE line SET state = 'retired' WHERE id = $1`, [line.id]);
    api.app.get(Clock).travel(DAY_MS);
    await api.runJob(LINE_JANITOR_JOB);
    const [suspension] = await api.rows(`SELECT state, refusal FROM line_order WHERE kind = 'suspend'`);
    expect(suspension).toEqual({ state: 'failed', refusal: 'lineRetired' });
    expect(await messages(line)).toEqual([]);
    expect(await lineNow(line)).toMatchObject({
      state: 'retired',
      order: { kind: 'retire', state: 'confirmed' },
    });
    expect(await atNetwork(line)).toMatchObject({ line: { service: 'retired' } });
  });

  it('what we suspended, a supervisor puts into service again', async () => {
    const line = await added();
    await suspend(line, 'fraud');
    expect(await resume(line)).toMatchObject({ status: 403, body: { code: 'line_held_by_us' } });
    expect((await resume(line, await api.as('supervisor'))).body).toMatchObject({ state: 'active' });
  });

  it('N3 of two who suspend at once one orders it, and the network does it once', async () => {
    const line = await added();
    const answers = await Promise.all([suspend(line), suspend(line), suspend(line)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await lineNow(line)).toMatchObject({ state: 'suspended' });
    expect(await messages(line)).toEqual(['line.suspended']);
    const orders = await api.rows(`SELECT id FROM line_order WHERE line_id = $1 AND kind = 'suspend'`, [
      line.id,
    ]);
    expect(orders).toHaveLength(1);
  });

  it('a process that died before the network heard of it: ordered later for the same reason, and told then', async () => {
    const line = await added();
    planFaults({ 'line.before-order': () => Promise.reject(new Error('killed')) });
    await suspend(line, 'stolen');
    planFaults();
    expect(await lineNow(line)).toMatchObject({
      state: 'active',
      order: { kind: 'suspend', state: 'requested' },
    });
    const told = () => api.rows(`SELECT id FROM outbox_event WHERE topic = 'line.suspended'`);
    expect(await told()).toEqual([]);
    api.app.get(Clock).travel(DAY_MS);
    await api.runJob(LINE_JANITOR_JOB);
    expect(await lineNow(line)).toMatchObject({ state: 'suspended', suspendedFor: 'stolen' });
    expect(await told()).toHaveLength(1);
  });
});
