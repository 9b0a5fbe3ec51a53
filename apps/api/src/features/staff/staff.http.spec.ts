import { Caller, startApi, type TestApi } from '../../../test/harness';
import { makeSession } from '../../../test/make/session';
import { makeStaff } from '../../../test/make/staff';
import { StaffService } from './staff.service';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => api.clean());
afterAll(() => api.stop());

const em = () => api.dataSource.manager;
const stateOf = async (id: string) =>
  (await api.rows<{ role: string; state: string }>('SELECT role, state FROM staff WHERE id = $1', [id]))[0];

describe('staff', () => {
  it('is invited with a link that is shown once', async () => {
    const admin = await api.as('admin');
    const input = { email: 'Li.Na@ur-desk.example', name: '李娜', role: 'supervisor', locale: 'zh' };
    const { status, body, headers } = await admin.post('/staff', input);
    expect(status).toBe(201);
    expect(headers.etag).toBe('"1"');
    expect(body).toMatchObject({
      email: 'li.na@ur-desk.example',
      state: 'invited',
      secondFactor: 'missing',
      setUpLink: { token: expect.stringMatching(/^[\w-]{43}$/) },
    });
    const kept = await admin.get(`/staff/${body.id as string}`);
    expect(kept.body.setUpLink).toBeUndefined();
    const twice = await admin.post('/staff', { ...input, email: 'LI.NA@ur-desk.example' });
    expect({ status: twice.status, errors: twice.body.errors }).toEqual({
      status: 409,
      errors: [{ field: 'email', code: 'already_taken' }],
    });
  });

  it('is listed, found by name or address, and filtered by role', async () => {
    await makeStaff(em(), { name: '王芳', email: 'fang@ur-desk.example', role: 'finance' });
    await makeStaff(em(), { name: 'Zoe', email: 'zoe@ur-desk.example' });
    const admin = await api.as('admin');
    const names = async (filter: object) => {
      const { body } = await admin.get(`/staff?filter=${encodeURIComponent(JSON.stringify(filter))}`);
      return (body as { name: string }[]).map(({ name }) => name);
    };
    expect(await names({ q: '王芳' })).toEqual(['王芳']);
    expect(await names({ q: 'ZOE@' })).toEqual(['Zoe']);
    expect(await names({ role: 'finance' })).toEqual(expect.arrayContaining(['王芳']));
    expect(await names({ role: 'finance' })).not.toContain('Zoe');
    expect((await admin.get('/staff?filter={"passwordHash":"x"}')).body.code).toBe('unknown_filter');
  });

  it('X7 another role ends the sessions and counts at the next sign-in', async () => {
    const { id } = await makeStaff(em(), { role: 'supervisor' });
    const caller = new Caller(api.app, (await makeSession(api, id)).cookies);
    expect((await caller.get('/me')).status).toBe(200);
    const admin = await api.as('admin');
    const { status, body } = await admin.patch(`/staff/${id}`, { role: 'agent' }, { version: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ role: 'agent', version: 2 });
    expect((await caller.get('/me')).body.code).toBe('session_ended');
  });

  it('X7 deactivating ends the sessions; reactivating lets sign in again', async () => {
    const { id } = await makeStaff(em());
    const caller = new Caller(api.app, (await makeSession(api, id)).cookies);
    expect((await caller.get('/me')).status).toBe(200);
    const admin = await api.as('admin');
    expect((await admin.post(`/staff/${id}/deactivate`)).body.state).toBe('deactivated');
    expect((await caller.get('/me')).status).toBe(401);
    expect((await admin.post(`/staff/${id}/deactivate`)).body.code).toBe('wrong_state');
    expect((await admin.post(`/staff/${id}/reactivate`)).body.state).toBe('active');
    const actions = await api.rows<{ action: string }>(
      'SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['staff.deactivate', 'staff.reactivate']);
  });

  it('says who was faster when two change the same account', async () => {
    const { id } = await makeStaff(em());
    const admin = await api.as('admin');
    await admin.patch(`/staff/${id}`, { name: 'First' }, { version: 1 });
    const late = await admin.patch(`/staff/${id}`, { name: 'Second' }, { version: 1 });
    expect(late.status).toBe(412);
    expect(late.body.params.current).toMatchObject({ name: 'First', version: 2 });
    expect((await admin.patch(`/staff/${id}`, { name: 'Third' })).status).toBe(428);
  });

  it.each([
    ['an address without @', { email: 'nobody', name: 'A', role: 'agent' }, 'email', 'not_email'],
    ['no name', { email: 'a@b.example', name: ' ', role: 'agent' }, 'name', 'required'],
    ['a role that is none', { email: 'a@b.example', name: 'A', role: 'root' }, 'role', 'not_in_list'],
    [
      'a password',
      { email: 'a@b.example', name: 'A', role: 'agent', passwordHash: 'x' },
      'passwordHash',
      'unknown_field',
    ],
    [
      'the demo flag',
      { email: 'a@b.example', name: 'A', role: 'agent', demo: true },
      'demo',
      'unknown_field',
    ],
  ])('F43 is not invited with %s', async (_text, input, field, code) => {
    const { status, body } = await (await api.as('admin')).post('/staff', input);
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ field, code })]);
  });

  it('X2 is administered by administrators only', async () => {
    for (const role of ['agent', 'supervisor', 'marketing', 'finance', 'auditor'] as const) {
      const caller = await api.as(role);
      const input = { email: 'a@b.example', name: 'A', role: 'admin' };
      expect((await caller.post('/staff', input)).status).toBe(403);
      expect((await caller.get('/staff')).status).toBe(role === 'auditor' ? 200 : 403);
    }
  });
});

describe('X9 the last administrator', () => {
  it('is neither demoted nor deactivated', async () => {
    const { id } = await makeStaff(em(), { role: 'admin' });
    const caller = new Caller(api.app, (await makeSession(api, id)).cookies);
    const demoted = await caller.patch(`/staff/${id}`, { role: 'agent' }, { version: 1 });
    expect({ status: demoted.status, code: demoted.body.code }).toEqual({
      status: 422,
      code: 'last_administrator',
    });
    expect((await caller.post(`/staff/${id}/deactivate`)).body.code).toBe('last_administrator');
    expect(await stateOf(id)).toEqual({ role: 'admin', state: 'active' });
  });

  it('remains also when all administrators deactivate each other at once', async () => {
    const admins = await Promise.all(Array.from({ length: 6 }, () => makeStaff(em(), { role: 'admin' })));
    const calls = admins.map(async ({ id }, n) => {
      const other = admins[(n + 1) % admins.length];
      const caller = new Caller(api.app, (await makeSession(api, id)).cookies);
      return caller.post(`/staff/${other?.id ?? ''}/deactivate`);
    });
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.every((status) => [200, 401, 422].includes(status))).toBe(true);
    const left = await api.rows("SELECT 1 FROM staff WHERE role = 'admin' AND state = 'active'");
    expect(left.length).toBeGreaterThanOrEqual(1);
  });
});

describe('the first administrator', () => {
  it('is invited where nobody administers yet, and nowhere else', async () => {
    const staff = api.app.get(StaffService, { strict: false });
    const { id } = await makeStaff(em(), { role: 'admin', state: 'deactivated' });
    const invited = await staff.inviteFirstAdministrator('Root@ur-desk.example');
    expect(invited).toMatchObject({ email: 'root@ur-desk.example', role: 'admin', state: 'invited' });
    await api.rows("UPDATE staff SET state = 'active' WHERE id = $1", [id]);
    expect(await staff.inviteFirstAdministrator('other@ur-desk.example')).toBeNull();
  });
});
