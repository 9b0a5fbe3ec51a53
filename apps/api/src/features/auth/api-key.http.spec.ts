import { startApi, type TestApi } from '../../../test/harness';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => api.clean());
afterAll(() => api.stop());

const withKey = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

describe('a key of another system', () => {
  it('calls with the rights of its role, until it is revoked', async () => {
    const admin = await api.as('admin');
    const { status, body: key } = await admin.post('/api-keys', { name: 'Warehouse', role: 'auditor' });
    expect(status).toBe(201);
    expect(key.secret).toMatch(/^urd_[\w-]{43}$/);
    const secret = key.secret as string;
    const me = await api.asNobody().get('/me', withKey(secret));
    expect(me.body).toMatchObject({
      kind: 'apiKey',
      id: key.id,
      role: 'auditor',
      name: 'Warehouse',
      email: null,
    });
    expect((await api.asNobody().get('/staff', withKey(secret))).status).toBe(200);
    expect((await api.asNobody().post('/staff', {}, withKey(secret))).status).toBe(403);
    expect((await admin.post(`/api-keys/${key.id as string}/revoke`)).status).toBe(200);
    const after = await api.asNobody().get('/me', withKey(secret));
    expect({ status: after.status, code: after.body.code }).toEqual({
      status: 401,
      code: 'sign_in_required',
    });
    expect((await admin.post(`/api-keys/${key.id as string}/revoke`)).status).toBe(404);
  });

  it('needs no X-Requested-With, since no browser sends it by itself', async () => {
    const admin = await api.as('admin');
    const { body } = await admin.post('/api-keys', { name: 'Script', role: 'agent' });
    const { body: answer } = await api.app.inject({
      method: 'PATCH',
      url: '/api/v1/me',
      headers: { authorization: `Bearer ${String(body.secret)}`, 'content-type': 'application/json' },
      payload: '{"theme":"dark"}',
    });
    expect(JSON.parse(answer)).toMatchObject({ code: 'not_permitted' });
  });

  it('is shown once and kept as a hash', async () => {
    const admin = await api.as('admin');
    const { body } = await admin.post('/api-keys', { name: 'Once', role: 'agent', validForDays: 30 });
    const list = await admin.get('/api-keys');
    expect(list.body).toEqual([
      expect.objectContaining({ id: body.id, prefix: String(body.secret).slice(0, 12) }),
    ]);
    expect(JSON.stringify(list.body)).not.toContain(String(body.secret));
    expect(JSON.stringify(await api.rows('SELECT api_key::text FROM api_key'))).not.toContain(
      String(body.secret),
    );
  });

  it('ends with its time', async () => {
    const admin = await api.as('admin');
    const { body } = await admin.post('/api-keys', { name: 'Brief', role: 'agent', validForDays: 1 });
    await api.rows('UPDATE api_key SET expires_at = now()');
    expect((await api.asNobody().get('/me', withKey(String(body.secret)))).status).toBe(401);
  });

  it('never administers', async () => {
    const { status, body } = await (await api.as('admin')).post('/api-keys', { name: 'Root', role: 'admin' });
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ field: 'role', code: 'not_in_list' })]);
  });

  it.each(['Bearer', 'Bearer x', 'Basic abc', `Bearer ${'a'.repeat(200)}`, 'Bearer urd_%00'])(
    'that reads %p is refused',
    async (authorization) => {
      const { status } = await api.asNobody().get('/me', { headers: { authorization } });
      expect(status).toBe(401);
    },
  );
});
