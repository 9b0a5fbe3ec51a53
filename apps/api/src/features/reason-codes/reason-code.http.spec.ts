import { type ReasonCodeView } from '@ur-desk/domain/reason-codes';
import { startApi, type Caller, type TestApi } from '../../../test/harness';
import { makeRenewable, renew } from '../../../test/make/renewal';

const filterBy = (filter: object) => encodeURIComponent(JSON.stringify(filter));

describe('the catalogue of reasons over HTTP', () => {
  let api: TestApi;
  let supervisor: Caller;
  let agent: Caller;

  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.clean();
    supervisor = await api.as('supervisor');
    agent = await api.as('agent');
  });
  afterAll(() => api.stop());

  const storm = { code: 'storm', text: { en: 'Storm', zh: '台风' }, uses: ['validity', 'refund'] };
  const list = async (filter: object = {}) =>
    (await agent.get(`/reason-codes?filter=${filterBy(filter)}`)).body as ReasonCodeView[];
  const byCode = async (code: string) => (await list({ code }))[0] as ReasonCodeView;

  it('begins with the reasons that refunds always had, and with those of adjustments', async () => {
    const refunds = (await list({ uses: 'refund', active: true })).map(({ code }) => code);
    expect(refunds).toEqual([
      'notActivated',
      'noService',
      'wrongPlan',
      'duplicateCharge',
      'tripCancelled',
      'changedMind',
      'other',
    ]);
    for (const use of ['credit', 'debit', 'allowance', 'validity'])
      expect((await list({ uses: use, active: true })).length).toBeGreaterThan(1);
  });

  it('a supervisor adds one, changes and retires it; each change is audited', async () => {
    const { status, body: made } = await supervisor.post('/reason-codes', storm);
    expect([status, made.uses, made.active, made.version]).toEqual([201, ['refund', 'validity'], true, 1]);
    const path = `/reason-codes/${made.id}`;
    const changed = await supervisor.patch(path, { uses: ['validity'], active: false }, { version: 1 });
    expect(changed.body).toMatchObject({ uses: ['validity'], active: false, version: 2, text: storm.text });
    expect((await agent.get(path)).body).toEqual(changed.body);
    const audited = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq', [
      made.id,
    ]);
    expect(audited).toEqual([{ action: 'reasonCode.create' }, { action: 'reasonCode.update' }]);
  });

  it('what is offered for refunds follows the catalogue at once', async () => {
    const paymentId = (await renew(agent, await makeRenewable(api))).body.payments[0].id as string;
    const order = (reasonCode: string) => ({
      paymentId,
      amount: { amount: 100, currency: 'CNY' },
      destination: 'wallet',
      reasonCode,
      planEffect: 'keep',
    });
    const refund = (reasonCode: string) => agent.post('/refunds', order(reasonCode), { key: api.newKey() });
    expect((await refund('storm')).body).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'reasonCode', code: 'reason_not_offered' }],
    });
    const made = (await supervisor.post('/reason-codes', storm)).body as ReasonCodeView;
    expect((await refund('storm')).body).toMatchObject({ reasonCode: 'storm' });
    const { body } = await agent.get(`/payments/${paymentId}/refund-facts`);
    expect(body.reasons).toContainEqual({ code: 'storm', text: storm.text, commentNeeded: false });
    await supervisor.patch(`/reason-codes/${made.id}`, { active: false }, { version: 1 });
    expect((await refund('storm')).status).toBe(400);
    expect((await agent.get('/refunds')).body).toMatchObject([{ reasonCode: 'storm' }]);
  });

  it.each<[string, object, number, string, string]>([
    ['a code that is taken', { ...storm, code: 'courtesy' }, 409, 'already_exists', 'code'],
    ['a code with spaces', { ...storm, code: 'a storm' }, 400, 'validation_failed', 'code'],
    ['no text in Chinese', { ...storm, text: { en: 'Storm', zh: ' ' } }, 400, 'validation_failed', 'text.zh'],
    ['a use that is none', { ...storm, uses: ['refund', 'gift'] }, 400, 'validation_failed', 'uses'],
    ['a use twice', { ...storm, uses: ['refund', 'refund'] }, 400, 'validation_failed', 'uses'],
    ['nothing it is for', { ...storm, uses: [] }, 400, 'validation_failed', 'uses'],
  ])('refuses %s', async (_name, body, status, code, field) => {
    const answer = await supervisor.post('/reason-codes', body);
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([status, code, field]);
  });

  it('the last reason for something stays', async () => {
    const debits = await list({ uses: 'debit' });
    const retire = ({ id, version }: ReasonCodeView) =>
      supervisor.patch(`/reason-codes/${id}`, { active: false }, { version });
    for (const reason of debits.slice(1)) expect((await retire(reason)).status).toBe(200);
    expect((await retire(debits[0] as ReasonCodeView)).body).toMatchObject({
      code: 'reason_last',
      errors: [{ field: 'active' }],
    });
  });

  it('two supervisors at once: the second is told', async () => {
    const { id, version } = await byCode('courtesy');
    const change = (position: number) => supervisor.patch(`/reason-codes/${id}`, { position }, { version });
    const answers = await Promise.all([change(1), change(2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.body.params.current).toMatchObject({ id, version: 2 });
  });

  it('is read by all and edited by supervisors and administrators', async () => {
    const { id, version } = await byCode('courtesy');
    for (const role of ['agent', 'finance', 'marketing', 'auditor'] as const) {
      const caller = await api.as(role);
      expect((await caller.get(`/reason-codes/${id}`)).status).toBe(200);
      expect((await caller.patch(`/reason-codes/${id}`, { position: 1 }, { version })).status).toBe(403);
    }
  });
});
