import { DAY_MS, HOUR_MS } from '@ur-desk/domain/kernel';
import { type LineComparisonView, type LineView } from '@ur-desk/domain/lines';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';
import { addNumbers, freeNumber, makeProfiles } from '../../../test/make/stock';
import { vouch } from '../../../test/make/verification';
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

/** A line in service whose number ends so; the caller is verified unless it says otherwise. */
async function inService(ending?: string, isVerified = true): Promise<LineView> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  const { id } = await makeLine(api.dataSource.manager, { customerId, msisdn: freeNumber(ending) });
  if (isVerified) await vouch(api, customerId);
  return (await agent.get(`/lines/${id}`)).body as LineView;
}

async function numberInStock(ending?: string): Promise<string> {
  const msisdn = freeNumber(ending);
  await addNumbers(api, [msisdn]);
  return msisdn;
}

const act = ({ id }: { id: string }, name: string, body: object = {}, key = api.newKey()) =>
  agent.post(`/lines/${id}/${name}`, body, { key });
const replaceSim = (line: { id: string }) => act(line, 'replace-sim', { reason: 'The phone was stolen' });
const changeNumber = (line: { id: string }, msisdn: string) =>
  act(line, 'change-number', { msisdn, reason: 'Is called by strangers' });
const lineNow = async ({ id }: { id: string }) => (await agent.get(`/lines/${id}`)).body as LineView;
const atNetwork = ({ id }: { id: string }) => api.app.get(Network).readLine(id);
const numberState = async (msisdn: string) =>
  (await api.rows<{ state: string }>('SELECT state FROM stock_number WHERE msisdn = $1', [msisdn]))[0]?.state;
const stockProfiles = async () =>
  (await api.rows<{ state: string }>('SELECT state FROM stock_profile ORDER BY iccid')).map(
    (row) => row.state,
  );
const findingsOf = async ({ customerId }: LineView) => {
  const { body } = await agent.get(`/customers/${customerId}/overview`);
  return (body.findings as { code: string }[]).map(({ code }) => code);
};
const profilesOf = async ({ id }: { id: string }) =>
  (
    await api.rows<{ state: string }>('SELECT state FROM sim_profile WHERE line_id = $1 ORDER BY id', [id])
  ).map((row) => row.state);

describe('a lost eSIM', () => {
  it('is replaced: same number and plan, the old profile worth nothing, the new one shown', async () => {
    const line = await inService();
    const [iccid] = await makeProfiles(api, 1);
    expect((await replaceSim(line)).body).toMatchObject({
      ...{ msisdn: line.msisdn, state: 'active' },
      simProfile: { iccid, state: 'released' },
      order: { kind: 'replaceSim', state: 'confirmed' },
    });
    expect(await profilesOf(line)).toEqual(['revoked', 'released']);
    expect(await stockProfiles()).toEqual(['assigned']);
    expect(await atNetwork(line)).toMatchObject({ line: { msisdn: line.msisdn, iccid, service: 'active' } });
    const shown = await agent.post(`/lines/${line.id}/reveal-activation-code`, { reason: 'read out' });
    expect(shown.body).toMatchObject({ iccid });
    await api.deliverEvents();
    const told = await agent.get(`/notifications?filter={"customerId":"${line.customerId}"}`);
    expect(told.body).toMatchObject([{ event: 'line.simReplaced' }]);
  });

  it('N3 is replaced only for a verified caller, and not within a day of a contact change', async () => {
    const line = await inService(undefined, false);
    await makeProfiles(api, 2);
    expect(await replaceSim(line)).toMatchObject({ status: 403, body: { code: 'caller_not_verified' } });
    await vouch(api, line.customerId);
    const { version } = (await agent.get(`/customers/${line.customerId}`)).body;
    await agent.patch(`/customers/${line.customerId}`, { email: 'thief@example.com' }, { version });
    expect((await replaceSim(line)).body).toMatchObject({
      code: 'contact_changed_lately',
      params: { hours: 24 },
    });
    api.app.get(Clock).travel(24 * HOUR_MS);
    await vouch(api, line.customerId);
    expect((await replaceSim(line)).status).toBe(200);
  });

  it('keeps what it has while the network has not confirmed, and for good when it refuses', async () => {
    const late = await inService('9905');
    await makeProfiles(api, 2);
    expect((await replaceSim(late)).body).toMatchObject({
      simProfile: late.simProfile,
      order: { kind: 'replaceSim', state: 'requested' },
    });
    expect(await profilesOf(late)).toEqual(['installed', 'reserved']);
    const refused = await inService('9902');
    expect((await replaceSim(refused)).body).toMatchObject({
      simProfile: refused.simProfile,
      order: { state: 'failed', refusal: 'numberBarred' },
    });
    expect(await profilesOf(refused)).toEqual(['installed', 'revoked']);
    expect(await findingsOf(refused)).toContain('line_order_refused');
    expect((await act(refused, 'withdraw')).body).toMatchObject({
      state: 'active',
      order: { state: 'withdrawn' },
    });
    expect(await findingsOf(refused)).not.toContain('line_order_refused');
    api.app.get(Clock).travel(HOUR_MS);
    expect(await findingsOf(late)).toContain('line_order_late');
    expect((await act(refused, 'retry')).body.code).toBe('wrong_state');
  });

  it('N3 is ordered once by three who click at once, and once by one key', async () => {
    const line = await inService();
    await makeProfiles(api, 3);
    const key = api.newKey();
    const body = { reason: 'The phone was stolen' };
    const answers = await Promise.all([1, 2, 3].map(() => act(line, 'replace-sim', body, key)));
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(await profilesOf(line)).toEqual(['revoked', 'released']);
    expect((await stockProfiles()).filter((state) => state === 'available')).toHaveLength(2);
  });
});

describe('a change of number', () => {
  it('N2 gives the line the new one, lets the old one rest, and is found by the new one', async () => {
    const { customerId } = await inService();
    await makeProfiles(api, 1);
    const made = await agent.post(
      '/lines',
      { customerId, msisdn: await numberInStock() },
      { key: api.newKey() },
    );
    const line = made.body as LineView;
    const msisdn = await numberInStock();
    expect((await changeNumber(line, msisdn)).body).toMatchObject({
      ...{ msisdn, state: 'active', simProfile: line.simProfile },
      order: { kind: 'changeNumber', state: 'confirmed' },
    });
    expect([await numberState(line.msisdn), await numberState(msisdn)]).toEqual(['resting', 'assigned']);
    expect(await atNetwork(line)).toMatchObject({ line: { msisdn, iccid: line.simProfile?.iccid } });
    const found = await agent.post('/search', { q: msisdn.slice(-8) });
    expect(JSON.stringify(found.body)).toContain(line.customerId);
  });

  it('that the network refuses frees the number; it is tried again with the same one, or let go', async () => {
    const line = await inService();
    const msisdn = await numberInStock('9903');
    expect((await changeNumber(line, msisdn)).body).toMatchObject({
      ...{ msisdn: line.msisdn, order: { state: 'failed', refusal: 'busy', msisdn } },
    });
    expect(await numberState(msisdn)).toBe('available');
    expect((await act(line, 'retry')).body).toMatchObject({ msisdn, order: { state: 'confirmed' } });
    const barred = await numberInStock('9902');
    await changeNumber(line, barred);
    expect((await act(line, 'withdraw')).body).toMatchObject({ msisdn, order: { state: 'withdrawn' } });
    expect(await numberState(barred)).toBe('available');
  });

  it('N1 two lines that want the same number at once: one gets it', async () => {
    const lines = await Promise.all([inService(), inService(), inService()]);
    const msisdn = await numberInStock();
    const answers = await Promise.all(lines.map((line) => changeNumber(line, msisdn)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.filter(({ body }) => body.code === 'number_taken')).toHaveLength(2);
  });

  it('F20 of a process that died before or after the network heard of it is carried out once', async () => {
    for (const point of ['line.before-order', 'line.after-order']) {
      const line = await inService();
      const msisdn = await numberInStock();
      planFaults({ [point]: () => Promise.reject(new Error('the process died')) });
      expect((await changeNumber(line, msisdn)).status).toBe(500);
      planFaults();
      api.app.get(Clock).travel(DAY_MS);
      await api.runJob(LINE_JANITOR_JOB);
      expect(await lineNow(line)).toMatchObject({ msisdn, order: { state: 'confirmed' } });
      api.app.get(Clock).travel(0);
    }
  });
});

describe('a closed account', () => {
  const close = async ({ customerId }: LineView) => {
    const supervisor = await api.as('supervisor');
    const { status } = await supervisor.post(
      `/customers/${customerId}/closing`,
      { reason: 'Moves abroad', payOut: { amount: 0, currency: 'CNY' } },
      { key: api.newKey() },
    );
    return status;
  };

  it('takes its lines out of the network', async () => {
    const line = await inService();
    expect(await close(line)).toBe(201);
    await api.deliverEvents();
    expect(await lineNow(line)).toMatchObject({
      ...{ state: 'retired', order: { kind: 'retire', state: 'confirmed' } },
    });
    expect(await atNetwork(line)).toMatchObject({ line: { service: 'retired' } });
  });

  it('takes one out once the network has answered what it owed', async () => {
    const line = await inService();
    const msisdn = await numberInStock('9901');
    await changeNumber(line, msisdn);
    expect(await close(line)).toBe(201);
    api.app.get(Clock).travel(DAY_MS);
    await api.runJob(LINE_JANITOR_JOB);
    await api.deliverEvents();
    await api.runJob(LINE_JANITOR_JOB);
    expect(await lineNow(line)).toMatchObject({ state: 'retired', order: { kind: 'retire' } });
    expect(await numberState(msisdn)).toBe('resting');
  });
});

describe('the activation code', () => {
  const mailsOf = async ({ customerId }: { customerId: string }) => {
    await api.deliverEvents();
    const filter = encodeURIComponent(JSON.stringify({ customerId, event: 'line.activationCode' }));
    return (await agent.get(`/notifications?filter=${filter}`)).body as { channel: string; id: string }[];
  };

  it('is sent to both verified contacts, in the log of messages shown to nobody, and not sent again from there', async () => {
    const line = await inService();
    const answer = await act(line, 'send-activation-code');
    expect(answer.body).toEqual({ lineId: line.id, ways: ['email', 'sms'] });
    const messages = await mailsOf(line);
    expect(messages.map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
    const again = await agent.post(
      `/notifications/${messages[0]?.id ?? ''}/resend`,
      {},
      { key: api.newKey() },
    );
    expect(again.body.code).toBe('notification_secret');
  });

  it('goes to no address that nobody verified, nor to one that was changed within a day', async () => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager, { emailVerifiedAt: null });
    const { id } = await makeLine(api.dataSource.manager, { customerId });
    expect((await act({ id }, 'send-activation-code', { way: 'email' })).body.code).toBe(
      'activation_code_no_contact',
    );
    expect((await act({ id }, 'send-activation-code')).body.ways).toEqual(['sms']);
    const { version } = (await agent.get(`/customers/${customerId}`)).body;
    await agent.patch(`/customers/${customerId}`, { email: 'new@example.com' }, { version });
    expect((await act({ id }, 'send-activation-code')).body.code).toBe('contact_changed_lately');
  });
});

describe('a network that disagrees', () => {
  const compare = async ({ id }: { id: string }) =>
    (await agent.get(`/lines/${id}/network`)).body as LineComparisonView;

  it('is seen, with what it has, and told once more', async () => {
    const line = await inService();
    expect(await compare(line)).toMatchObject({ result: 'same', differences: [] });
    await api.rows(
      `UPDATE sandbox_network_line SET service = 'suspended', msisdn = '+8613900000001' WHERE line_id = $1`,
      [line.id],
    );
    expect(await compare(line)).toMatchObject({
      result: 'differs',
      asOf: expect.any(String),
      differences: [
        { field: 'msisdn', ours: line.msisdn, network: '+8613900000001' },
        { field: 'service', ours: 'active', network: 'suspended' },
      ],
    });
    expect((await act(line, 'correct')).body).toMatchObject({
      ...{ state: 'active', msisdn: line.msisdn },
      order: { kind: 'correct', state: 'confirmed' },
    });
    expect(await compare(line)).toMatchObject({ result: 'same' });
  });

  it('has a line that it confirmed and did not change, and one that it forgot', async () => {
    const line = await inService('9906');
    await act(line, 'suspend', { reason: 'lost' });
    expect(await compare(line)).toMatchObject({
      differences: [{ field: 'service', ours: 'suspended', network: 'active' }],
    });
    await api.rows('DELETE FROM sandbox_network_line WHERE line_id = $1', [line.id]);
    expect(await compare(line)).toMatchObject({ result: 'missing' });
  });
});
