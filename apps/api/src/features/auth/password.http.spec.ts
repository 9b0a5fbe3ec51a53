import { Caller, startApi, type TestApi } from '../../../test/harness';
import { makeSession } from '../../../test/make/session';
import { makeStaff, PASSWORD } from '../../../test/make/staff';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => api.clean());
afterAll(() => api.stop());

const NEW = 'seven lamps under water';

describe('changing my password', () => {
  it('X7 ends my other sessions and keeps this one', async () => {
    const { id, email } = await makeStaff(api.dataSource.manager);
    const here = new Caller(api.app, (await makeSession(api, id)).cookies);
    const elsewhere = new Caller(api.app, (await makeSession(api, id)).cookies);
    expect((await elsewhere.get('/me')).status).toBe(200);
    const { status } = await here.post('/me/password', { currentPassword: PASSWORD, password: NEW });
    expect(status).toBe(204);
    expect((await here.get('/me')).status).toBe(200);
    expect((await elsewhere.get('/me')).body.code).toBe('session_ended');
    expect((await api.asNobody().post('/auth/sign-in', { email, password: NEW })).status).toBe(204);
    expect((await api.asNobody().post('/auth/sign-in', { email, password: PASSWORD })).status).toBe(401);
  });

  it.each([
    [
      'a wrong present one',
      { currentPassword: 'not the right words', password: NEW },
      'currentPassword',
      'password_wrong',
    ],
    ['a short one', { currentPassword: PASSWORD, password: 'short' }, 'password', 'too_short'],
    [
      'a common one',
      { currentPassword: PASSWORD, password: 'Password-123456' },
      'password',
      'password_too_common',
    ],
  ])('is refused with %s', async (_text, input, field, code) => {
    const { id } = await makeStaff(api.dataSource.manager);
    const caller = new Caller(api.app, (await makeSession(api, id)).cookies);
    const { status, body } = await caller.post('/me/password', input);
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ field, code })]);
  });

  it('X8 gives no way around the five tries', async () => {
    const { id } = await makeStaff(api.dataSource.manager);
    const caller = new Caller(api.app, (await makeSession(api, id)).cookies);
    for (let n = 0; n < 5; n += 1)
      await caller.post('/me/password', { currentPassword: `no ${n}`, password: NEW });
    const { body } = await caller.post('/me/password', { currentPassword: PASSWORD, password: NEW });
    expect(body.errors).toEqual([{ field: 'currentPassword', code: 'password_wrong' }]);
  });
});

describe('choosing a password by a set-up link', () => {
  const invite = async (role = 'agent') => {
    const admin = await api.as('admin');
    const { body } = await admin.post('/staff', {
      email: 'New.Person@ur-desk.example',
      name: '新同事',
      role,
    });
    return body as { id: string; setUpLink: { token: string } };
  };

  it('makes the account one that can sign in, once', async () => {
    const { setUpLink } = await invite();
    const setUp = () => api.asNobody().post('/auth/set-up', { token: setUpLink.token, password: NEW });
    expect((await setUp()).status).toBe(204);
    const again = await setUp();
    expect({ status: again.status, code: again.body.code }).toEqual({
      status: 422,
      code: 'set_up_link_invalid',
    });
    const signIn = { email: 'new.person@ur-desk.example', password: NEW };
    expect((await api.asNobody().post('/auth/sign-in', signIn)).status).toBe(204);
  });

  it('is over after a day, with a newer link, and when the account is deactivated', async () => {
    const { id, setUpLink } = await invite();
    const admin = await api.as('admin');
    const setUp = (token: string) => api.asNobody().post('/auth/set-up', { token, password: NEW });
    const newer = await admin.post(`/staff/${id}/set-up-links`);
    expect((await setUp(setUpLink.token)).status).toBe(422);
    await api.rows("UPDATE staff SET set_up_expires_at = now() - interval '1 s' WHERE id = $1", [id]);
    expect((await setUp(newer.body.token as string)).status).toBe(422);
    const newest = await admin.post(`/staff/${id}/set-up-links`);
    await admin.post(`/staff/${id}/deactivate`);
    expect((await setUp(newest.body.token as string)).status).toBe(422);
  });

  it('refuses words that a guesser tries first', async () => {
    const { setUpLink } = await invite();
    const { status, body } = await api
      .asNobody()
      .post('/auth/set-up', { token: setUpLink.token, password: 'New.Person-1' });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      expect.objectContaining({ field: 'password', code: 'password_too_common' }),
    ]);
  });
});
