import { MOST_VIEWS, type SavedViewView } from '@ur-desk/domain/saved-views';
import { type Role } from '@ur-desk/domain/kernel';
import { type Caller, startApi, type TestApi } from '../../../test/harness';

describe('views of lists over HTTP', () => {
  let api: TestApi;
  let agent: Caller;
  let colleague: Caller;

  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.clean();
    agent = await api.as('agent');
    colleague = await api.as('finance');
  });
  afterAll(() => api.stop());

  const failed = {
    list: 'payments',
    name: 'Failed today',
    filter: '{"state":"failed"}',
    sortField: 'createdAt',
    sortDirection: 'DESC',
  };
  const save = async (changes: object = {}, by = agent) =>
    (await by.post('/saved-views', { ...failed, ...changes })).body as SavedViewView;
  const seen = async (by: Caller, list = 'payments') => {
    const filter = encodeURIComponent(JSON.stringify({ list }));
    const { body } = await by.get(`/saved-views?filter=${filter}`);
    return (body as SavedViewView[]).map(({ name, own }) => [name, own]);
  };

  it('everybody sees their own and what is shared, of the list that is asked for', async () => {
    await save({ columns: { hidden: ['provider'] } });
    await save({ name: 'For all', shared: true }, colleague);
    await save({ name: 'Elsewhere', list: 'refunds' });
    expect(await seen(agent)).toEqual([
      ['Failed today', true],
      ['For all', false],
    ]);
    expect(await seen(colleague)).toEqual([['For all', true]]);
    expect(await seen(agent, 'refunds')).toEqual([['Elsewhere', true]]);
  });

  it('whom views are shown to cannot be asked for', async () => {
    const filter = encodeURIComponent('{"visibleTo":"01900000-0000-7000-8000-000000000001"}');
    expect((await agent.get(`/saved-views?filter=${filter}`)).status).toBe(400);
  });

  it('somebody else’s own is not there; a shared one is changed by whoever looks after them', async () => {
    const own = await save();
    expect((await colleague.get(`/saved-views/${own.id}`)).status).toBe(404);
    expect((await colleague.patch(`/saved-views/${own.id}`, { name: 'x' }, { version: 1 })).status).toBe(404);
    expect((await colleague.delete(`/saved-views/${own.id}`)).status).toBe(404);
    const shared = await save({ name: 'For all', shared: true }, colleague);
    const path = `/saved-views/${shared.id}`;
    const refused = await agent.patch(path, { name: 'Mine now' }, { version: 1 });
    expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted']);
    expect((await agent.delete(path)).status).toBe(403);
    const supervisor = await api.as('supervisor');
    const changed = await supervisor.patch(path, { shared: false }, { version: 1 });
    expect(changed.body).toMatchObject({ shared: false, own: false, version: 2, name: 'For all' });
    expect(await seen(agent)).toEqual([['Failed today', true]]);
  });

  it('one is changed against its version, removed, and each is audited', async () => {
    const view = await save();
    const path = `/saved-views/${view.id}`;
    const changed = await agent.patch(path, { filter: '{}', columns: null }, { version: 1 });
    expect(changed.body).toMatchObject({ filter: '{}', version: 2 });
    const late = await agent.patch(path, { name: 'Other' }, { version: 1 });
    expect([late.status, late.body.params.current.filter]).toEqual([412, '{}']);
    expect((await agent.delete(path)).status).toBe(204);
    expect((await agent.get(path)).status).toBe(404);
    const audited = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq', [
      view.id,
    ]);
    expect(audited.map(({ action }) => action)).toEqual([
      'savedView.create',
      'savedView.update',
      'savedView.remove',
    ]);
  });

  it.each<[string, object, number, string, string]>([
    ['a name that is taken', {}, 409, 'already_exists', 'name'],
    ['what was searched for', { name: 'x', filter: '{"q":"Wang"}' }, 400, 'search_not_kept', 'filter'],
    ['what is no filter', { name: 'x', filter: '[1]' }, 400, 'bad_format', 'filter'],
    ['no name', { name: ' ' }, 400, 'required', 'name'],
  ])('refuses %s', async (_name, changes, status, code, field) => {
    await save();
    const { status: given, body } = await agent.post('/saved-views', { ...failed, ...changes });
    expect([given, body.errors[0].field, body.errors[0].code]).toEqual([status, field, code]);
  });

  it('two can call theirs the same; one can keep only so many of a list', async () => {
    for (let n = 0; n < MOST_VIEWS; n++) await save({ name: `View ${n}` });
    const { status, body } = await agent.post('/saved-views', failed);
    expect([status, body.errors[0]]).toEqual([
      400,
      expect.objectContaining({ field: 'name', code: 'too_many' }),
    ]);
    expect((await save({ list: 'refunds' })).name).toBe('Failed today');
    expect((await save({}, colleague)).name).toBe('Failed today');
  });

  it.each<Role>(['agent', 'auditor'])('an %s keeps views', async (role) => {
    expect((await save({}, await api.as(role))).own).toBe(true);
  });
});
