import { type LineComparisonView, type LineMoveView, type LineView } from '@ur-desk/domain/lines';
import { type LineServicesView } from '@ur-desk/domain/value-added-services';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';
import { addNumbers, freeNumber } from '../../../test/make/stock';
import { vouch } from '../../../test/make/verification';
import { Clock } from '../../platform/clock/clock';
import { Network } from '../../providers/network/network.port';
import { SandboxNetwork } from '../../providers/network/sandbox/sandbox.network';
import { LINE_JANITOR_JOB } from '../lines/line.jobs';

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
afterEach(() => api.app.get(Clock).travel(0));
afterAll(() => api.stop());

type Of = Pick<LineView, 'id'>;

async function inService(ending?: string, state: 'active' | 'suspended' = 'active'): Promise<LineView> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  const { id } = await makeLine(api.dataSource.manager, { customerId, state, msisdn: freeNumber(ending) });
  return lineNow({ id });
}
const lineNow = async ({ id }: Of) => (await agent.get(`/lines/${id}`)).body as LineView;
const turn = ({ id }: Of, service: string, on: boolean, key = api.newKey()) =>
  agent.post(`/lines/${id}/switch-service`, { service, on }, { key });
const act = ({ id }: Of, name: string, body: object = {}) =>
  agent.post(`/lines/${id}/${name}`, body, { key: api.newKey() });
const codesOf = ({ services }: LineView) => services.map(({ code }) => code);
const atNetwork = async ({ id }: Of) => {
  const reading = await api.app.get(Network).readLine(id);
  return reading.result === 'found' ? reading.line.services : null;
};
const offersOf = async ({ id }: Of) => (await agent.get(`/lines/${id}/services`)).body as LineServicesView;
const offer = async (line: Of, code: string) =>
  (await offersOf(line)).services.find((one) => one.code === code);
const countOf = async (table: string) =>
  (await api.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

describe('a service at a line', () => {
  it('is switched on and off by the network, shown with the line, and audited', async () => {
    const line = await inService();
    const { body: first } = await turn(line, 'voicemail', true);
    expect(first).toMatchObject({
      services: [{ code: 'voicemail', name: { en: 'Voicemail', zh: '语音信箱' } }],
      order: { kind: 'serviceOn', state: 'confirmed', service: { code: 'voicemail' } },
    });
    await turn(line, 'caller-id', true);
    expect(await atNetwork(line)).toEqual(['caller-id', 'voicemail']);
    const { body: last } = await turn(line, 'voicemail', false);
    expect([codesOf(last as LineView), await atNetwork(line)]).toEqual([['caller-id'], ['caller-id']]);
    const actions = await api.rows(
      `SELECT action FROM audit_event WHERE subject_id = $1 AND action LIKE 'line.service%' ORDER BY seq`,
      [line.id],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'line.serviceOn',
      'line.serviceOn',
      'line.serviceOff',
    ]);
  });

  it('says what it costs here, and where it is', async () => {
    const line = await inService();
    await turn(line, 'voicemail', true);
    expect(await offersOf(line)).toMatchObject({ tierName: null, planName: null, renewedUntil: null });
    expect(await offer(line, 'voicemail')).toMatchObject({
      ...{ on: true, active: true, freeByTier: false, nextCharge: null },
      fee: { amount: 500, currency: 'CNY' },
      order: { kind: 'serviceOn', state: 'confirmed', refusal: null },
    });
    expect(await offer(line, 'caller-id')).toMatchObject({ on: false, since: null, order: null });
  });

  it('N2 that the network refuses stays off, can be tried again, or let go', async () => {
    const line = await inService('9907');
    const { body } = await turn(line, 'voicemail', true);
    expect(body).toMatchObject({ services: [], order: { state: 'failed', refusal: 'serviceUnavailable' } });
    expect(await offer(line, 'voicemail')).toMatchObject({ on: false, order: { state: 'failed' } });
    expect((await act(line, 'retry')).body).toMatchObject({
      order: { kind: 'serviceOn', state: 'failed', service: { code: 'voicemail' } },
    });
    expect((await act(line, 'withdraw')).body).toMatchObject({ order: { state: 'withdrawn' } });
    expect(await countOf('line_added_service')).toBe(0);
  });

  it('N2 is on only when the network says so, however late', async () => {
    const line = await inService('9901');
    expect((await turn(line, 'voicemail', true)).body).toMatchObject({
      services: [],
      order: { state: 'requested' },
    });
    expect((await turn(line, 'caller-id', true)).body.code).toBe('line_order_open');
    api.app.get(Clock).travel(60_000);
    await api.runJob(LINE_JANITOR_JOB);
    expect(codesOf(await lineNow(line))).toEqual(['voicemail']);
  });

  it('that the network confirmed and did not switch is seen', async () => {
    const line = await inService('9906');
    await turn(line, 'voicemail', true);
    const { body } = await agent.get(`/lines/${line.id}/network`);
    expect((body as LineComparisonView).differences).toEqual([
      { field: 'services', ours: 'voicemail', network: null },
    ]);
  });

  it.each<[string, string, boolean, number, string]>([
    ['that there is not', 'telepathy', true, 400, 'validation_failed'],
    ['that is off already', 'voicemail', false, 409, 'service_switched'],
    ['that is retired', 'caller-id', true, 409, 'service_retired'],
    ['without a fee in the currency', 'roaming-alerts', true, 422, 'service_not_sold'],
  ])('one %s is refused at the field, and nothing is written', async (_what, service, on, status, code) => {
    const line = await inService();
    await api.rows(`UPDATE value_added_service SET active = false WHERE code = 'caller-id'`);
    await api.rows(`UPDATE value_added_service SET fees = '[]' WHERE code = 'roaming-alerts'`);
    const audited = await countOf('audit_event');
    const answer = await turn(line, service, on);
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([status, code, 'service']);
    expect([await countOf('line_order'), await countOf('audit_event')]).toEqual([0, audited]);
  });

  it('a retired one that is on can be switched off', async () => {
    const line = await inService();
    await turn(line, 'voicemail', true);
    await api.rows(`UPDATE value_added_service SET active = false WHERE code = 'voicemail'`);
    expect(await offer(line, 'voicemail')).toMatchObject({ on: true, active: false });
    expect((await turn(line, 'voicemail', false)).status).toBe(200);
    expect(await offer(line, 'voicemail')).toBeUndefined();
  });

  it('two agents at once order one switch, and a repeated call nothing more', async () => {
    const line = await inService();
    const key = api.newKey();
    const answers = await Promise.all([turn(line, 'voicemail', true, key), turn(line, 'voicemail', true)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await turn(line, 'voicemail', true, key);
    expect([await countOf('line_order'), await countOf('line_added_service')]).toEqual([1, 1]);
  });
});

describe('services stay with their line', () => {
  it('through suspension and another number', async () => {
    const line = await inService();
    await turn(line, 'voicemail', true);
    await act(line, 'suspend', { reason: 'lost' });
    await turn(line, 'caller-id', true);
    await vouch(api, line.customerId);
    const msisdn = freeNumber();
    await addNumbers(api, [msisdn]);
    const { body } = await act(line, 'change-number', { msisdn, reason: 'Is called by strangers' });
    expect(body).toMatchObject({ msisdn, state: 'suspended', order: { state: 'confirmed' } });
    expect(await atNetwork(line)).toEqual(['caller-id', 'voicemail']);
    expect(codesOf(await lineNow(line))).toEqual(['voicemail', 'caller-id']);
  });

  it('when it goes to another customer', async () => {
    const line = await inService();
    await turn(line, 'voicemail', true);
    await vouch(api, line.customerId);
    const { id: toCustomerId } = await makeCustomer(api.dataSource.manager);
    const moved = await act(line, 'move', { toCustomerId, consent: 'call', reason: 'To the daughter' });
    const { line: there } = moved.body as LineMoveView;
    expect([codesOf(there), codesOf(await lineNow(line))]).toEqual([['voicemail'], []]);
    expect(await atNetwork(line)).toEqual(['voicemail']);
    await turn(there, 'caller-id', true);
    expect(await atNetwork(line)).toEqual(['caller-id', 'voicemail']);
  });

  it('and end with it', async () => {
    const line = await inService();
    await turn(line, 'voicemail', true);
    const body = { reason: 'Wants it', payOut: { amount: 0, currency: 'CNY' } };
    const closed = await agent.post(`/customers/${line.customerId}/closing`, body, { key: api.newKey() });
    expect(closed.status).toBe(201);
    await api.deliverEvents();
    expect(await atNetwork(line)).toEqual([]);
    expect(await lineNow(line)).toMatchObject({ state: 'retired', services: [] });
  });
});
