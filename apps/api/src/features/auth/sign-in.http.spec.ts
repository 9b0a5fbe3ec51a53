import { SIGN_IN_TRIES_PER_ACCOUNT } from '@ur-desk/domain/staff';
import { startApi, type TestApi } from '../../../test/harness';
import { makeStaff, PASSWORD } from '../../../test/make/staff';
import { Passwords } from './passwords';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => api.clean());
afterAll(() => api.stop());

const signIn = (email: string, password = PASSWORD, code?: string) =>
  api.asNobody().post('/auth/sign-in', { email, password, ...(code ? { code } : {}) });

const cookiesOf = (headers: Record<string, unknown>): string[] => [headers['set-cookie']].flat().map(String);

describe('signing in', () => {
  it('gives two HttpOnly cookies and nothing in the body', async () => {
    const { email } = await makeStaff(api.dataSource.manager);
    const { status, headers, body } = await signIn(email.toUpperCase());
    expect(status).toBe(204);
    expect(body).toBe('');
    expect(cookiesOf(headers)).toEqual([
      expect.stringMatching(/^__Host-access=.+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
      expect.stringMatching(
        /^__Secure-refresh=.{43}; Max-Age=28800; Path=\/api\/v1\/auth; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
  });

  it('lets the session be used, and writes it down', async () => {
    const staff = await makeStaff(api.dataSource.manager, { role: 'supervisor' });
    const { headers } = await signIn(staff.email);
    const cookie = cookiesOf(headers)
      .map((c) => c.split(';')[0])
      .join('; ');
    const me = await api.asNobody().get('/me', { headers: { cookie } });
    expect(me.body).toMatchObject({
      id: staff.id,
      role: 'supervisor',
      secondFactor: 'notNeeded',
      operatorZone: 'Asia/Shanghai',
    });
    expect(me.body.permissions).toContain('refunds:create');
    const audit = await api.rows('SELECT action, actor_id, subject_id FROM audit_event');
    expect(audit).toEqual([{ action: 'session.start', actor_id: staff.id, subject_id: me.body.sessionId }]);
  });

  it('says the same for a wrong password, an unknown account, a deactivated one and one that is locked', async () => {
    const { email } = await makeStaff(api.dataSource.manager);
    const deactivated = await makeStaff(api.dataSource.manager, { state: 'deactivated' });
    const invited = await makeStaff(api.dataSource.manager, { state: 'invited', passwordHash: null });
    const answers = [
      await signIn(email, 'not the right words'),
      await signIn('nobody@ur-desk.example'),
      await signIn(deactivated.email),
      await signIn(invited.email),
    ];
    for (let n = 0; n < SIGN_IN_TRIES_PER_ACCOUNT; n += 1) await signIn(email, 'wrong again and again');
    answers.push(await signIn(email));
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect({ ...body, requestId: '' }).toEqual({ ...answers[0]?.body, requestId: '' });
      expect(body.code).toBe('sign_in_failed');
    }
  });

  it('X8 checks at most five passwords of an account, also when a hundred guesses come at once', async () => {
    const { email } = await makeStaff(api.dataSource.manager);
    await api.stop();
    api = await startApi({ signInTriesPerAddress: 1_000 });
    const { email: other } = await makeStaff(api.dataSource.manager);
    expect(other).not.toBe(email);
    const passwords = api.app.get(Passwords);
    const guesses = Array.from({ length: 100 }, (_, n) => signIn(other, `guess number ${n}`));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(passwords.checks).toBe(SIGN_IN_TRIES_PER_ACCOUNT);
    expect((await signIn(other)).status).toBe(401);
  });

  it('starts counting anew after a success', async () => {
    const { email } = await makeStaff(api.dataSource.manager);
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) expect((await signIn(email, 'wrong')).status).toBe(401);
      expect((await signIn(email)).status).toBe(204);
    }
  });

  it('stops an address that tries many accounts', async () => {
    await api.stop();
    api = await startApi({ signInTriesPerAddress: 20 });
    for (let n = 0; n < 20; n += 1) expect((await signIn(`nobody${n}@ur-desk.example`)).status).toBe(401);
    const { status, body, headers } = await signIn('nobody20@ur-desk.example');
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'too_many_attempts' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(800);
  });

  it('does not count the successes of an office against its address', async () => {
    const people = await Promise.all(Array.from({ length: 25 }, () => makeStaff(api.dataSource.manager)));
    for (const { email } of people) expect((await signIn(email)).status).toBe(204);
  });

  it.each([
    ['no password', { email: 'a@b.example' }, 'password', 'required'],
    ['a number for a password', { email: 'a@b.example', password: 1 }, 'password', 'not_text'],
    ['an endless password', { email: 'a@b.example', password: 'x'.repeat(129) }, 'password', 'too_long'],
    ['a NUL', { email: 'a\0@b.example', password: 'x' }, 'email', 'bad_characters'],
    ['a code of letters', { email: 'a@b.example', password: 'x', code: 'abcdef' }, 'code', 'bad_format'],
    ['a role', { email: 'a@b.example', password: 'x', role: 'admin' }, 'role', 'unknown_field'],
  ])('refuses %s', async (_text, input, field, code) => {
    const { status, body } = await api.asNobody().post('/auth/sign-in', input);
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ field, code })]);
  });

  it('ends the oldest of more than three sessions', async () => {
    const { id, email } = await makeStaff(api.dataSource.manager, { demo: false });
    for (let n = 0; n < 4; n += 1) await signIn(email);
    const sql = 'SELECT end_reason FROM session WHERE staff_id = $1 ORDER BY started_at';
    expect(await api.rows(sql, [id])).toEqual([
      { end_reason: 'replaced' },
      { end_reason: null },
      { end_reason: null },
      { end_reason: null },
    ]);
  });
});
