import { PLAN_VERSION_STATES } from '@ur-desk/domain/plans';
import { startApi, type Caller, type TestApi } from '../../../test/harness';
import { makePlan } from '../../../test/make/plan';

const COMPLETE = {
  code: 'asia-10gb',
  name: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
  voiceSeconds: 6_000,
  smsCount: 0,
  dataBytes: 10_000_000_000,
  validity: { days: 30 },
  prices: [{ currency: 'CNY', amount: 3_900, floor: 2_900 }],
  coverage: ['JP', 'CN'],
  terms: { en: '', zh: '' },
};

const statesOf = (records: { state: string }[]) => records.map((record) => record.state);
const idsOf = (records: { id: string }[]) => records.map((record) => record.id);
const fieldsOf = (errors: { field: string }[]) => errors.map((error) => error.field);

describe('plans over HTTP', () => {
  let api: TestApi;
  let marketing: Caller;

  beforeAll(async () => {
    api = await startApi();
    marketing = await api.as('marketing');
  });
  afterAll(() => api.stop());

  const create = async (changes: object = {}) => marketing.post('/plans', { ...COMPLETE, ...changes });
  const release = (version: { id: string; version: number }) =>
    marketing.post(
      `/plan-versions/${version.id}/release`,
      {},
      { key: api.newKey(), version: version.version },
    );

  it('creates a draft, releases it, and edits the released one as the next draft', async () => {
    const made = await create();
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'draft',
      current: null,
      draft: { versionNo: 1, coverage: ['CN', 'JP'] },
    });

    const released = await release(made.body.draft);
    expect(released.status).toBe(200);
    expect(released.body).toMatchObject({ state: 'released', current: { versionNo: 1 }, draft: null });

    const path = `/plans/${made.body.id}`;
    const edited = await marketing.patch(path, { smsCount: 50 }, { version: released.body.version });
    expect(edited.body).toMatchObject({
      current: { versionNo: 1, smsCount: 0 },
      draft: { versionNo: 2, smsCount: 50 },
    });

    const next = await release(edited.body.draft);
    expect(statesOf(next.body.versions)).toEqual(['released', 'retired']);
  });

  it('writes an audit event for every change', async () => {
    const made = await create({ code: 'audited' });
    await release(made.body.draft);
    const rows = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at, seq', [
      made.body.id,
    ]);
    expect(rows.map((row) => row['action']).sort()).toEqual(['plan.create', 'plan.release']);
  });

  it('says what is missing before a release', async () => {
    const made = await create({ code: 'empty', prices: [], coverage: [] });
    const refused = await release(made.body.draft);
    expect(refused).toMatchObject({ status: 422, body: { code: 'plan_incomplete' } });
    expect(fieldsOf(refused.body.errors)).toEqual(['prices', 'coverage']);
  });

  it('gives a version that another one changed meanwhile as 412 with the current record', async () => {
    const made = await create({ code: 'twice' });
    const path = `/plans/${made.body.id}`;
    await marketing.patch(path, { smsCount: 1 }, { version: 1 });
    const late = await marketing.patch(path, { smsCount: 2 }, { version: 1 });
    expect(late).toMatchObject({
      status: 412,
      body: {
        code: 'version_conflict',
        params: { current: { version: 2 }, by: { name: expect.any(String) }, at: expect.any(String) },
      },
    });
    expect(await marketing.patch(path, { smsCount: 2 })).toMatchObject({ status: 428 });
  });

  it('one of two releases at once wins, the other is told', async () => {
    const made = await create({ code: 'race' });
    const answers = await Promise.all([release(made.body.draft), release(made.body.draft)]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 412]);
  });

  it('never changes what is released, even by hand', async () => {
    const plan = await makePlan(api.db);
    const change = api.rows('UPDATE plan_version SET sms_count = 7 WHERE id = $1', [plan.versionId]);
    await expect(change).rejects.toThrow('never changes');
  });

  it('takes a plan off sale with a reason', async () => {
    const plan = await makePlan(api.db);
    const path = `/plan-versions/${plan.versionId}/retire`;
    const call = { key: api.newKey(), version: 2 };
    expect(await marketing.post(path, {}, call)).toMatchObject({ status: 400 });
    const retired = await marketing.post(path, { reason: 'replaced' }, { ...call, key: api.newKey() });
    expect(retired.body).toMatchObject({ state: 'retired', current: null });
  });

  it('a dry run releases nothing', async () => {
    const made = await create({ code: 'dry' });
    const path = `/plan-versions/${made.body.draft.id}/release?dryRun=true`;
    const tried = await marketing.post(path, {}, { key: api.newKey(), version: 1 });
    expect(tried.body).toMatchObject({ state: 'released' });
    expect((await marketing.get(`/plans/${made.body.id}`)).body).toMatchObject({ state: 'draft' });
  });

  it('lists by state and by the currency that they are sold in', async () => {
    const yen = await makePlan(api.db, { prices: [{ currency: 'JPY', amount: 800, floor: 0 }] });
    const filter = encodeURIComponent(JSON.stringify({ currency: 'JPY', state: 'released' }));
    const listed = await marketing.get(`/plans?filter=${filter}`);
    expect(idsOf(listed.body)).toEqual([yen.planId]);
    for (const state of PLAN_VERSION_STATES) {
      const one = await marketing.get(`/plans?filter=${encodeURIComponent(JSON.stringify({ state }))}`);
      expect(new Set(statesOf(one.body)).size).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    ['a code with spaces', { code: 'a b' }, 'code'],
    ['a negative allowance', { smsCount: -1 }, 'smsCount'],
    ['a fraction of a byte', { dataBytes: 0.5 }, 'dataBytes'],
    ['a price of zero', { prices: [{ currency: 'CNY', amount: 0, floor: 0 }] }, 'prices.0.amount'],
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['both days and months', { validity: { days: 1, months: 1 } }, 'validity'],
  ])('refuses %s', async (_what, changes, field) => {
    const answer = await create({ code: 'bad-one', ...changes });
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body.errors)).toContain(field);
  });

  it('refuses a code that is taken, and an agent who would release', async () => {
    await create({ code: 'taken' });
    expect(await create({ code: 'taken' })).toMatchObject({ status: 409, body: { code: 'already_exists' } });
    const made = await create({ code: 'not-yours' });
    const agent = await api.as('agent');
    const path = `/plan-versions/${made.body.draft.id}/release`;
    expect(await agent.post(path, {}, { key: api.newKey(), version: 1 })).toMatchObject({ status: 403 });
  });
});
