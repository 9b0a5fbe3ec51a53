import { Secret, TOTP } from 'otpauth';
import { Caller, startApi, type TestApi } from '../../../test/harness';
import { makeSession } from '../../../test/make/session';
import { makeStaff, PASSWORD } from '../../../test/make/staff';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => api.clean());
afterAll(() => api.stop());

const codeOf = (secret: string, stepsAhead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsAhead * 30_000 });

async function anAdministrator(): Promise<{ caller: Caller; email: string }> {
  const { id, email } = await makeStaff(api.dataSource.manager, { role: 'admin', demo: false });
  return { caller: new Caller(api.app, (await makeSession(api, id)).cookies), email };
}

async function withSecondFactor(): Promise<{ caller: Caller; email: string; secret: string }> {
  const admin = await anAdministrator();
  const { body } = await admin.caller.post('/me/totp/set-up', { currentPassword: PASSWORD });
  const { status } = await admin.caller.post('/me/totp/confirm', { code: codeOf(body.secret as string, -1) });
  expect(status).toBe(204);
  return { ...admin, secret: body.secret as string };
}

const signIn = (email: string, code?: string) =>
  api.asNobody().post('/auth/sign-in', { email, password: PASSWORD, ...(code ? { code } : {}) });

describe('a role that needs a second factor', () => {
  it('may do nothing but set it up until it has one', async () => {
    const { caller } = await anAdministrator();
    expect((await caller.get('/me')).body.secondFactor).toBe('missing');
    const refused = await caller.get('/staff');
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 403,
      code: 'second_factor_missing',
    });
    const { body } = await caller.post('/me/totp/set-up', { currentPassword: PASSWORD });
    expect(body.uri).toMatch(/^otpauth:\/\/totp\//);
    expect((await caller.get('/staff')).status).toBe(403);
    await caller.post('/me/totp/confirm', { code: codeOf(body.secret as string) });
    expect((await caller.get('/me')).body.secondFactor).toBe('active');
    expect((await caller.get('/staff')).status).toBe(200);
  });

  it('is asked for a code once it has one, after the password', async () => {
    const { email, secret } = await withSecondFactor();
    const asked = await signIn(email);
    expect({ status: asked.status, code: asked.body.code }).toEqual({
      status: 401,
      code: 'second_factor_required',
    });
    expect((await signIn(email, '000000')).body.code).toBe('sign_in_failed');
    expect((await signIn(email, codeOf(secret))).status).toBe(204);
  });

  it('F44 signs in with a code once only', async () => {
    const { email, secret } = await withSecondFactor();
    const code = codeOf(secret);
    const both = await Promise.all([signIn(email, code), signIn(email, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 401]);
    expect((await signIn(email, code)).status).toBe(401);
    expect((await signIn(email, codeOf(secret, 1))).status).toBe(204);
  });

  it('keeps the secret sealed', async () => {
    const { secret } = await withSecondFactor();
    const rows = await api.rows<{ text: string }>('SELECT staff::text AS text FROM staff');
    expect(rows.some(({ text }) => text.includes(secret))).toBe(false);
    const sealed = await api.rows<{ b: Buffer }>(
      'SELECT totp_sealed AS b FROM staff WHERE totp_sealed IS NOT NULL',
    );
    expect(sealed[0]?.b.toString('latin1')).not.toContain(secret);
  });

  it('changes to another app only with password and a code of the present one', async () => {
    const { caller, secret } = await withSecondFactor();
    const wrongPassword = await caller.post('/me/totp/set-up', { currentPassword: 'not the right words' });
    expect(wrongPassword.body.errors).toEqual([{ field: 'currentPassword', code: 'password_wrong' }]);
    const noCode = await caller.post('/me/totp/set-up', { currentPassword: PASSWORD });
    expect(noCode.body.errors).toEqual([{ field: 'code', code: 'required' }]);
    const { status } = await caller.post('/me/totp/set-up', {
      currentPassword: PASSWORD,
      code: codeOf(secret),
    });
    expect(status).toBe(200);
  });
});
