import { money } from '@ur-desk/domain/kernel';
import { type PromotionDetailView, type PromotionVersionView } from '@ur-desk/domain/promotions';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makePlan } from '../../../test/make/plan';
import { act, makePromotion, makePromotionDraft, promotionInput } from '../../../test/make/promotion';

const unlimited = {
  limits: { totalUses: null, usesPerCustomer: null, budgets: [], budgetPeriod: 'month' as const },
};
const fieldsOf = ({ errors }: { errors: { field: string; code: string }[] }) =>
  errors.map(({ field, code }) => `${field} ${code}`);

describe('promotions over HTTP', () => {
  let api: TestApi;
  let marketing: Caller;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.clean();
    marketing = await api.as('marketing');
  });

  const get = async (id: string) => (await marketing.get(`/promotions/${id}`)).body as PromotionDetailView;
  const edit = ({ id, version }: PromotionDetailView, body: object) =>
    marketing.patch(`/promotions/${id}`, body, { version });

  it('are drafts until they are released; what was released is edited as the next version', async () => {
    const draft = await makePromotionDraft(api);
    expect(draft).toMatchObject({ status: 'draft', current: null, draft: { versionNo: 1, state: 'draft' } });
    const live = (await act(marketing, draft, 'release')).body as PromotionDetailView;
    expect(live).toMatchObject({ status: 'running', current: { versionNo: 1 }, draft: null });
    const { status, body: next } = await edit(live, { priority: 5 });
    expect([status, next.current.priority, next.draft.priority]).toEqual([200, 100, 5]);
    const after = (await act(marketing, next as PromotionDetailView, 'release')).body as PromotionDetailView;
    expect(
      after.versions.map(({ versionNo, state }: PromotionVersionView) => `${versionNo} ${state}`),
    ).toEqual(['2 released', '1 retired']);
  });

  it('cannot be changed once released, not even in the database', async () => {
    const { current } = await makePromotion(api);
    const change = api.rows(`UPDATE promotion_version SET content = '{}' WHERE id = $1`, [current?.id]);
    await expect(change).rejects.toThrow('never changes');
  });

  it('are where their window is', async () => {
    const soon = { window: { startsAt: '2999-01-01T00:00:00.000Z', endsAt: null } };
    const { id } = await makePromotion(api, soon);
    await makePromotion(api);
    await makePromotionDraft(api);
    expect((await get(id)).status).toBe('upcoming');
    const listed = await marketing.get('/promotions?filter={"status":"upcoming"}');
    expect((listed.body as { id: string }[]).map((one) => one.id)).toEqual([id]);
  });

  it('are suspended, resumed and retired, each with its reason in the audit log', async () => {
    let promotion = await makePromotion(api);
    for (const [how, status] of [
      ['suspend', 'suspended'],
      ['resume', 'running'],
      ['retire', 'retired'],
    ] as const) {
      const { body } = await act(marketing, promotion, how, { reason: `we ${how}` });
      expect(body.status).toBe(status);
      promotion = body as PromotionDetailView;
    }
    expect((await act(marketing, promotion, 'resume', { reason: 'x' })).body.code).toBe('wrong_state');
    const actions = await api.rows<{ action: string }>(
      'SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at, seq',
      [promotion.id],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'promotion.create',
      'promotion.release',
      'promotion.suspend',
      'promotion.resume',
      'promotion.retire',
    ]);
  });

  it('above the budget of one person need somebody else', async () => {
    const draft = await makePromotionDraft(api, unlimited);
    expect(draft.needsApproval).toBe(true);
    expect((await act(marketing, draft, 'release')).body.code).toBe('promotion_needs_approval');
    const asked = (await act(marketing, draft, 'submit', { reason: 'Spring' })).body as PromotionDetailView;
    expect(asked).toMatchObject({ status: 'awaitingApproval', approval: { state: 'open' } });
    expect((await edit(asked, { priority: 1 })).body.code).toBe('wrong_state');
    const supervisor = await api.as('supervisor');
    const request = (await supervisor.get(`/approvals/${asked.approval?.id}`)).body;
    expect(request).toMatchObject({
      kind: 'promotion',
      customerId: null,
      subject: { kind: 'promotion', id: draft.id, reference: draft.code },
      why: [{ cause: 'promotionWithoutBudget', limit: { money: money(1_000_000, 'CNY') } }],
      comment: 'Spring',
    });
    const approve = (version: number) =>
      supervisor.post(`/approvals/${request.id}/approve`, {}, { version, key: api.newKey() });
    expect((await approve(request.version as number)).body.state).toBe('approved');
    expect(await get(draft.id)).toMatchObject({
      status: 'running',
      draft: null,
      approval: { state: 'approved' },
    });
  });

  it('that were rejected are drafts again', async () => {
    const asked = (await act(marketing, await makePromotionDraft(api, unlimited), 'submit')).body;
    const supervisor = await api.as('supervisor');
    const { id, version } = (await supervisor.get(`/approvals/${asked.approval.id}`)).body;
    await supervisor.post(`/approvals/${id}/reject`, {}, { version, key: api.newKey() });
    expect(await get(asked.id as string)).toMatchObject({ status: 'draft', approval: { state: 'rejected' } });
  });

  it('are cloned as a new draft', async () => {
    const original = await makePromotion(api, { priority: 7 });
    const { status, body } = await marketing.post(`/promotions/${original.id}/clone`, { code: 'again' });
    expect([status, body.code, body.status, body.draft.priority]).toEqual([201, 'again', 'draft', 7]);
    const twice = await marketing.post(`/promotions/${original.id}/clone`, { code: 'again' });
    expect([twice.status, twice.body.code]).toEqual([409, 'already_exists']);
  });

  it('say what they meet, with what to look at', async () => {
    const { planId } = await makePlan(api.db);
    const other = await makePromotion(api);
    const half = { actions: [{ kind: 'percentOff' as const, discountBps: 5_000, caps: [] }] };
    const { conflicts } = await makePromotionDraft(api, half);
    expect(conflicts.map(({ kind, of, id, cutMinor }) => [kind, of, id, cutMinor])).toEqual([
      ['overlap', 'promotion', other.id, null],
      ['belowFloor', 'plan', planId, 950],
    ]);
  });

  it('are refused with what names nothing, and with circles', async () => {
    const unknown = '018f0000-0000-7000-8000-000000000001';
    const criteria = [{ match: 'all' as const, criteria: [{ kind: 'plan' as const, planIds: [unknown] }] }];
    const refused = await marketing.post(
      '/promotions',
      promotionInput({ criteria, incompatibleWith: [unknown] }),
    );
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused.body)).toEqual([
      'incompatibleWith not_known',
      'criteria.0.criteria.0.planIds not_known',
    ]);
    const first = await makePromotionDraft(api, { code: 'first' });
    const second = await makePromotionDraft(api, { code: 'second', incompatibleWith: [first.id] });
    const circle = await edit(first, { incompatibleWith: [second.id] });
    expect([circle.status, circle.body.code, circle.body.params.way]).toEqual([
      422,
      'promotion_circle',
      'first → second → first',
    ]);
  });

  it('of two editors the second sees what the first has written', async () => {
    const draft = await makePromotionDraft(api);
    await edit(draft, { priority: 1 });
    const late = await edit(draft, { priority: 2 });
    expect([late.status, late.body.code, late.body.params.current.draft.priority]).toEqual([
      412,
      'version_conflict',
      1,
    ]);
  });

  it('are read by agents, and written by marketing only', async () => {
    const draft = await makePromotionDraft(api);
    const agent = await api.as('agent');
    expect((await agent.get(`/promotions/${draft.id}`)).status).toBe(200);
    expect((await act(agent, draft, 'release')).status).toBe(403);
    expect((await agent.post('/promotions', promotionInput())).status).toBe(403);
  });
});
