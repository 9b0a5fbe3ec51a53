import { type PlanFamilyView } from '@ur-desk/domain/plan-families';
import { type PlanDetailView } from '@ur-desk/domain/plans';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { catalogueLine, PLAN_FILE_HEADING } from '../../../test/make/plan-file';
import { upload } from '../../../test/make/upload';

const PLAN = {
  code: 'asia',
  name: { en: 'Asia', zh: '亚洲' },
  dataBytes: 1_000_000_000,
  prices: [{ currency: 'CNY', amount: 3_900, floor: 0 }],
  coverage: ['CN'],
};

describe('families of plans over HTTP', () => {
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

  const add = async (code: string) =>
    (await marketing.post('/plan-families', { code, name: { en: code, zh: '系列' } })).body as PlanFamilyView;
  const plan = async (changes: object = {}) =>
    (await marketing.post('/plans', { ...PLAN, ...changes })).body as PlanDetailView;
  const release = async ({ draft }: PlanDetailView, order: object = {}) =>
    (
      await marketing.post(`/plan-versions/${draft?.id}/release`, order, {
        key: api.newKey(),
        version: draft?.version ?? 0,
      })
    ).body as PlanDetailView;

  it('one is added, changed and withdrawn by marketing, and each change is audited', async () => {
    const made = await add('travel');
    expect(made).toMatchObject({ position: 500, active: true, plans: 0, version: 1 });
    const changes = { name: { en: 'Travelling', zh: '旅行' }, position: 5, active: false };
    const path = `/plan-families/${made.id}`;
    expect((await marketing.patch(path, changes, { version: 1 })).body).toMatchObject({
      ...changes,
      version: 2,
    });
    expect((await marketing.patch(path, changes, { version: 1 })).status).toBe(412);
    expect((await (await api.as('agent')).patch(path, changes, { version: 2 })).status).toBe(403);
    expect(
      (await marketing.post('/plan-families', { code: 'travel', name: changes.name })).body,
    ).toMatchObject({
      code: 'already_exists',
      errors: [{ field: 'code' }],
    });
    const sql = 'SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq';
    expect(await api.rows(sql, [made.id])).toEqual([
      { action: 'planFamily.create' },
      { action: 'planFamily.update' },
    ]);
  });

  it('a plan moves to another family at once: what is sold, planned or drafted stays as it is', async () => {
    const [travel, data] = [await add('travel'), await add('data-only')];
    const released = await release(await plan({ familyId: travel.id }));
    expect(released.family).toEqual({ id: travel.id, code: 'travel', name: travel.name });
    const move = (familyId: string | null, { id, version }: PlanDetailView, more: object = {}) =>
      marketing.patch(`/plans/${id}`, { familyId, ...more }, { version });
    const moved = (await move(data.id, released, PLAN_WORDS)).body as PlanDetailView;
    expect(moved).toMatchObject({ family: { code: 'data-only' }, draft: null });
    expect(moved.versions).toHaveLength(1);

    const drafted = (await move(data.id, moved, { smsCount: 7 })).body as PlanDetailView;
    const at = new Date(Date.parse(await api.db.now()) + 3_600_000).toISOString();
    const planned = await release(drafted, { at });
    const out = await move(null, planned);
    expect(out).toMatchObject({ status: 200, body: { family: null, draft: { smsCount: 7, releaseAt: at } } });
    expect((await move(travel.id, out.body as PlanDetailView, { smsCount: 8 })).body).toMatchObject({
      code: 'plan_release_planned',
    });
    expect((await marketing.get(`/plans/${planned.id}`)).body).toMatchObject({ family: null });
  });

  const PLAN_WORDS = { name: PLAN.name, prices: PLAN.prices, coverage: PLAN.coverage };

  it('plans are found by their family', async () => {
    const travel = await add('travel');
    await plan({ familyId: travel.id });
    await plan({ code: 'other' });
    const filter = encodeURIComponent(JSON.stringify({ familyId: travel.id }));
    const { body } = await marketing.get(`/plans?filter=${filter}`);
    expect((body as PlanDetailView[]).map(({ code }) => code)).toEqual(['asia']);
    expect((await marketing.get(`/plan-families/${travel.id}`)).body).toMatchObject({ plans: 1 });
  });

  it('refuses a family that there is not', async () => {
    const answer = await marketing.post('/plans', { ...PLAN, familyId: api.newKey() });
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'familyId', code: 'not_known' }] },
    });
  });

  it('a catalogue file moves a plan to another family, and says so before', async () => {
    const [travel] = [await add('travel'), await add('data-only')];
    await marketing.post('/plan-regions', {
      code: 'europe',
      name: { en: 'Europe', zh: '欧洲' },
      countries: ['DE'],
    });
    const released = await release(await plan({ familyId: travel.id, regions: ['europe'] }));
    const exported = String((await marketing.get('/plan-catalogue')).body);
    const send = (content: string, query = '') =>
      upload(marketing, content, { url: `/plan-catalogue${query}` });
    expect((await send(exported)).body).toMatchObject({ same: 1, changes: [] });
    const moved = exported.replace('plan,travel,', 'plan,data-only,');
    expect((await send(moved, '?dryRun=true')).body).toMatchObject({
      regrouped: 1,
      changes: [{ code: 'asia', outcome: 'regrouped' }],
    });
    expect((await send(moved)).body).toMatchObject({ regrouped: 1 });
    const after = (await marketing.get(`/plans/${released.id}`)).body as PlanDetailView;
    expect(after).toMatchObject({ family: { code: 'data-only' }, draft: null });
    const wrong = PLAN_FILE_HEADING + catalogueLine({ code: 'new', family: 'pets', regions: 'atlantis' });
    expect((await send(wrong, '?dryRun=true')).body).toMatchObject({
      errors: [
        { column: 'regions', code: 'region_unknown' },
        { column: 'family', code: 'plan_family_unknown' },
      ],
    });
  });
});
