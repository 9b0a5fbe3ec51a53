import { startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine, type MadeLine } from '../../../test/make/line';

let api: TestApi;
let line: MadeLine;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  await api.clean();
  const { id } = await makeCustomer(api.dataSource.manager);
  line = await makeLine(api.dataSource.manager, { customerId: id, msisdn: '+8613800138000' });
});
afterAll(() => api.stop());

it('a line comes with its SIM profile, never with its activation code', async () => {
  const agent = await api.as('agent');
  const { body } = await agent.get(`/lines/${line.id}`);
  expect(body).toMatchObject({ msisdn: line.msisdn, simProfile: { iccid: line.iccid, state: 'installed' } });
  expect(JSON.stringify(body)).not.toContain('LPA:1');
  const list = await agent.get(`/lines?filter={"customerId":"${line.customerId}"}`);
  expect(list.body).toEqual([body]);
});

it('number and ICCID are masked for roles that do not see contacts', async () => {
  const { body } = await (await api.as('finance')).get(`/lines/${line.id}`);
  expect(body.msisdn).toBe('+86•••••••••00');
  expect(body.simProfile.iccid).toMatch(/^8986•+\d{4}$/);
});

it('the activation code is shown for a reason, and the audit log says to whom', async () => {
  const agent = await api.as('agent');
  const path = `/lines/${line.id}/reveal-activation-code`;
  expect((await agent.post(path, { reason: ' ' })).status).toBe(400);
  const { body } = await agent.post(path, { reason: 'customer lost the mail' });
  expect(body.activationCode).toBe(`LPA:1$rsp.ur-card.example$UR-${line.reference}`);
  const audited = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1', [line.id]);
  expect(audited).toEqual([{ action: 'line.revealActivationCode' }]);
  for (const role of ['marketing', 'finance', 'admin', 'auditor'] as const)
    expect((await (await api.as(role)).post(path, { reason: 'curious' })).status).toBe(403);
});

it('one live line per number; a retired one gives it back', async () => {
  const { id } = await makeCustomer(api.dataSource.manager);
  const again = { customerId: id, msisdn: line.msisdn };
  await expect(makeLine(api.dataSource.manager, again)).rejects.toThrow('line_live_msisdn');
  await makeLine(api.dataSource.manager, { ...again, state: 'retired' });
});

it('does not find what is no line', async () => {
  const agent = await api.as('agent');
  expect((await agent.get('/lines/7b1f3c62-55b2-4a51-9b02-0f4a2b7f8a10')).status).toBe(404);
});
