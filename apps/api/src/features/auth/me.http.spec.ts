import { startApi, type TestApi } from '../../../test/harness';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => api.clean());
afterAll(() => api.stop());

const PREFERENCES = { density: 'compact', lists: [{ list: 'customers', order: ['email', 'name'] }] };

describe('how somebody likes the console', () => {
  it('goes with the account: every session of it has the same', async () => {
    const agent = await api.as('agent');
    expect((await agent.get('/me')).body.preferences).toEqual({});
    expect((await agent.patch('/me', { preferences: PREFERENCES })).body.preferences).toEqual(PREFERENCES);
    expect((await agent.get('/me')).body.preferences).toEqual(PREFERENCES);
    expect((await (await api.as('supervisor')).get('/me')).body.preferences).toEqual({});
  });

  it('is replaced as a whole, and left alone by a change of language', async () => {
    const agent = await api.as('agent');
    await agent.patch('/me', { preferences: PREFERENCES });
    expect((await agent.patch('/me', { locale: 'zh' })).body).toMatchObject({
      locale: 'zh',
      preferences: PREFERENCES,
    });
    expect((await agent.patch('/me', { preferences: { pageSize: 50 } })).body.preferences).toEqual({
      pageSize: 50,
    });
  });

  it.each([
    [{ density: 'tight' }, 'preferences.density', 'not_in_list'],
    [{ pageSize: 101 }, 'preferences.pageSize', 'too_large'],
    [{ colour: 'red' }, 'preferences.colour', 'unknown_field'],
    [{ lists: [{ list: 'customers', order: ['a\0b'] }] }, 'preferences.lists.0.order.0', 'bad_characters'],
    [{ lists: Array(61).fill({ list: 'customers' }) }, 'preferences.lists', 'too_many'],
  ])('refuses %j and keeps what was there', async (preferences, field, code) => {
    const agent = await api.as('agent');
    await agent.patch('/me', { preferences: PREFERENCES });
    const { status, body } = await agent.patch('/me', { preferences });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'validation_failed' });
    expect(body.errors).toEqual([expect.objectContaining({ field, code })]);
    expect((await agent.get('/me')).body.preferences).toEqual(PREFERENCES);
  });
});
