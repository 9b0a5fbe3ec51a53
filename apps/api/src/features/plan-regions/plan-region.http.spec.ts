import { type PlanRegionView } from '@ur-desk/domain/plan-regions';
import { type PlanDetailView } from '@ur-desk/domain/plans';
import { type Caller, startApi, type TestApi } from '../../../test/harness';

const PLAN = {
  name: { en: 'Europe 10 GB', zh: '欧洲 10 GB' },
  dataBytes: 10_000_000_000,
  prices: [{ currency: 'CNY', amount: 3_900, floor: 0 }],
  coverage: ['TR'],
};

describe('regions of plans over HTTP', () => {
  let api: TestApi;
  let marketing: Caller;

  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.clean();
    marketing = await api.as('marketing');
  });
  afterAll(() => api.stop());

  const add = (changes: object = {}) =>
    marketing.post('/plan-regions', {
      code: 'europe',
      name: { en: 'Europe', zh: '欧洲' },
      countries: ['FR', 'DE'],
      ...changes,
    });
  const region = async () => (await add()).body as PlanRegionView;
  const regionNow = async (id: string) => (await marketing.get(`/plan-regions/${id}`)).body as PlanRegionView;
  const plan = async (code: string) =>
    (await marketing.post('/plans', { ...PLAN, code, regions: ['europe'] })).body as PlanDetailView;
  const planNow = async ({ id }: { id: string }) =>
    (await marketing.get(`/plans/${id}`)).body as PlanDetailView;
  const release = async ({ draft }: PlanDetailView, order: object = {}) => {
    if (!draft) throw new Error('a draft');
    const path = `/plan-versions/${draft.id}/release`;
    return marketing.post(path, order, { key: api.newKey(), version: draft.version });
  };
  const grow = async ({ id }: { id: string }, countries: string[]) =>
    marketing.patch(`/plan-regions/${id}`, { countries }, { version: (await regionNow(id)).version });
  const countriesIn = (version: PlanDetailView['draft']) => version?.regions[0]?.countries;

  it('one is added, changed and withdrawn by marketing, and each change is audited', async () => {
    const { status, body } = await add();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      countries: ['DE', 'FR'],
      position: 500,
      active: true,
      onSale: 0,
      drafts: 0,
    });
    const changes = { name: { en: 'EU', zh: '欧盟' }, active: false };
    const changed = await marketing.patch(`/plan-regions/${body.id}`, changes, { version: 1 });
    expect(changed.body).toMatchObject({ ...changes, countries: ['DE', 'FR'], version: 2 });
    const sql = 'SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq';
    expect(await api.rows(sql, [body.id])).toEqual([
      { action: 'planRegion.create' },
      { action: 'planRegion.update' },
    ]);
    expect(
      (await (await api.as('agent')).patch(`/plan-regions/${body.id}`, changes, { version: 2 })).status,
    ).toBe(403);
  });

  it('what is released keeps its countries; drafts follow, except where a release waits', async () => {
    const { id } = await region();
    const [sold, drafted, planned] = [await plan('sold'), await plan('drafted'), await plan('planned')];
    await release(sold);
    await release(planned, { at: new Date(Date.parse(await api.db.now()) + 3_600_000).toISOString() });
    const { body: after } = await grow({ id }, ['FR', 'DE', 'ES']);
    expect(after).toMatchObject({ countries: ['DE', 'ES', 'FR'], onSale: 1, behind: 1, drafts: 2 });

    expect(countriesIn((await planNow(sold)).current)).toEqual(['DE', 'FR']);
    expect(countriesIn((await planNow(planned)).draft)).toEqual(['DE', 'FR']);
    const followed = await planNow(drafted);
    expect(countriesIn(followed.draft)).toEqual(['DE', 'ES', 'FR']);
    expect(followed.version).toBe(drafted.version + 1);
    expect((await release(drafted)).status).toBe(412);

    const next = await marketing.patch(`/plans/${sold.id}`, { smsCount: 9 }, { version: sold.version + 1 });
    expect(countriesIn(next.body.current)).toEqual(['DE', 'FR']);
    expect(countriesIn(next.body.draft)).toEqual(['DE', 'ES', 'FR']);
  });

  it('the database refuses other regions for what is released', async () => {
    await region();
    const { body } = await release(await plan('sold'));
    const change = api.rows(`UPDATE plan_version SET state = 'retired', regions = '[]' WHERE id = $1`, [
      body.current.id,
    ]);
    await expect(change).rejects.toThrow('never changes');
  });

  it('plans are found by a region and by every country of it', async () => {
    await region();
    const { body: sold } = await release(await plan('sold'));
    await plan('drafted');
    const found = async (filter: object) => {
      const path = `/plans?filter=${encodeURIComponent(JSON.stringify(filter))}`;
      return ((await marketing.get(path)).body as { code: string }[]).map(({ code }) => code);
    };
    expect(await found({ regions: 'europe' })).toEqual(['drafted', 'sold']);
    expect(await found({ coverage: 'FR' })).toEqual(['drafted', 'sold']);
    expect(await found({ coverage: 'TR' })).toEqual(['drafted', 'sold']);
    expect(await found({ coverage: 'US' })).toEqual([]);
    await marketing.patch(`/plans/${sold.id}`, { regions: [] }, { version: sold.version });
    expect(await found({ regions: 'europe' })).toEqual(['drafted', 'sold']);
  });

  it.each<[string, object, number, string]>([
    ['a code that is taken', { code: 'europe' }, 409, 'code'],
    ['a code in capitals', { code: 'Europe' }, 400, 'code'],
    ['no country', { code: 'x', countries: [] }, 400, 'countries'],
    ['a country that is none', { code: 'x', countries: ['ZZ'] }, 400, 'countries'],
    ['no name in Chinese', { code: 'x', name: { en: 'x', zh: ' ' } }, 400, 'name.zh'],
  ])('refuses %s', async (_what, changes, status, field) => {
    await region();
    const answer = await add(changes);
    expect([answer.status, answer.body.errors[0].field]).toEqual([status, field]);
  });

  it('a plan cannot name a region that there is not', async () => {
    const answer = await marketing.post('/plans', { ...PLAN, code: 'lost', regions: ['atlantis'] });
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'regions', code: 'region_unknown', params: { region: 'atlantis' } }] },
    });
    expect(await api.rows('SELECT id FROM plan')).toEqual([]);
  });

  it('a change of the region beside changes of its plans: every draft ends with the region as it is', async () => {
    const { id } = await region();
    const plans = [await plan('one'), await plan('two'), await plan('three')];
    const edits = plans.map(({ id: planId, version }, index) =>
      marketing.patch(`/plans/${planId}`, { smsCount: index + 1 }, { version }),
    );
    const answers = await Promise.all([...edits, grow({ id }, ['ES', 'IT'])]);
    expect(answers.at(-1)?.status).toBe(200);
    expect(answers.every(({ status }) => status === 200 || status === 412)).toBe(true);
    for (const one of plans) expect(countriesIn((await planNow(one)).draft)).toEqual(['ES', 'IT']);
  });
});
