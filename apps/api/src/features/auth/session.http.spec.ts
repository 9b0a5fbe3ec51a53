import { Caller, startApi, type TestApi } from '../../../test/harness';
import { type MadeSession, makeSession } from '../../../test/make/session';
import { makeStaff } from '../../../test/make/staff';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => api.clean());
afterAll(() => api.stop());

const withCookies = (cookies: string) => new Caller(api.app, cookies);
const em = () => api.dataSource.manager;

async function signedIn(): Promise<MadeSession & { staffId: string; caller: Caller }> {
  const { id: staffId } = await makeStaff(em());
  const session = await makeSession(api, staffId);
  return { ...session, staffId, caller: withCookies(session.cookies) };
}

const refreshWith = (token: string) => withCookies(`__Secure-refresh=${token}`).post('/auth/refresh');

function refreshTokenOf(headers: Record<string, unknown>): string {
  const cookie = [headers['set-cookie']]
    .flat()
    .map(String)
    .find((c) => c.startsWith('__Secure-refresh='));
  return /=([^;]+);/.exec(cookie ?? '')?.[1] ?? '';
}

const endReason = async (id: string) =>
  (await api.rows<{ end_reason: string | null }>('SELECT end_reason FROM session WHERE id = $1', [id]))[0]
    ?.end_reason;

describe('refreshing a session', () => {
  it('gives new cookies that work, and uses the old token up', async () => {
    const { refreshToken, id } = await signedIn();
    const first = await refreshWith(refreshToken);
    expect(first.status).toBe(204);
    const next = refreshTokenOf(first.headers);
    expect(next).not.toBe(refreshToken);
    const second = await refreshWith(next);
    expect(second.status).toBe(204);
    const access = [second.headers['set-cookie']].flat().map(String)[0]?.split(';')[0] ?? '';
    expect((await withCookies(access).get('/me')).body.sessionId).toBe(id);
  });

  it('F44 ends the whole session when a token is used twice, and writes that down', async () => {
    const { refreshToken, id, staffId, caller } = await signedIn();
    const next = refreshTokenOf((await refreshWith(refreshToken)).headers);
    await api.rows("UPDATE refresh_token SET used_at = used_at - interval '11 s' WHERE used_at IS NOT NULL");
    const stolen = await refreshWith(refreshToken);
    expect({ status: stolen.status, code: stolen.body.code }).toEqual({ status: 401, code: 'session_ended' });
    expect((await refreshWith(next)).body.code).toBe('session_ended');
    expect((await caller.get('/me')).body.code).toBe('session_ended');
    expect(await endReason(id)).toBe('reuse');
    const audit = await api.rows('SELECT action, actor_id, subject_id FROM audit_event');
    expect(audit).toEqual([{ action: 'session.endStolen', actor_id: staffId, subject_id: id }]);
  });

  it('F44 lets only one of many uses at once through, and takes the others for tabs', async () => {
    const { refreshToken, caller } = await signedIn();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refreshWith(refreshToken)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([204, ...Array.from({ length: 19 }, () => 409)]);
    expect((await caller.get('/me')).status).toBe(200);
  });

  it.each([
    ['no token', ''],
    ['an unknown token', 'A'.repeat(43)],
    ['a token that is none', '%00; DROP'],
  ])('with %s is refused', async (_text, token) => {
    const { status, body } = await refreshWith(token);
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'session_ended' });
  });

  it.each([
    ['idle for 30 minutes', "last_seen_at = now() - interval '30 min'"],
    ['begun 8 hours ago', "started_at = now() - interval '8 h'"],
  ])('is over for a session %s, and so is the session', async (_text, change) => {
    const { refreshToken, id, caller } = await signedIn();
    await api.rows(`UPDATE session SET ${change} WHERE id = $1`, [id]);
    expect((await refreshWith(refreshToken)).status).toBe(401);
    expect((await caller.get('/me')).body.code).toBe('session_ended');
  });
});

describe('ending a session', () => {
  it('by signing out counts at once and clears the cookies', async () => {
    const { caller, id, refreshToken } = await signedIn();
    expect((await caller.get('/me')).status).toBe(200);
    const { status, headers } = await caller.post('/auth/sign-out');
    expect(status).toBe(204);
    expect(headers['clear-site-data']).toBe('"cache"');
    expect([headers['set-cookie']].flat()).toEqual([
      expect.stringContaining('__Host-access=; Max-Age=0'),
      expect.stringContaining('__Secure-refresh=; Max-Age=0'),
    ]);
    expect((await caller.get('/me')).body.code).toBe('session_ended');
    expect((await refreshWith(refreshToken)).status).toBe(401);
    expect(await endReason(id)).toBe('signedOut');
  });

  it('X7 by an administrator counts at once in this process, also under load', async () => {
    const { caller, id } = await signedIn();
    const admin = await api.as('admin');
    let acknowledged = false;
    let late = 0;
    const load = Array.from({ length: 10 }, async () => {
      for (let n = 0; n < 30; n += 1) {
        const wasAcknowledged = acknowledged;
        const { status } = await caller.get('/me');
        if (wasAcknowledged && status === 200) late += 1;
      }
    });
    expect((await admin.delete(`/sessions/${id}`)).status).toBe(204);
    acknowledged = true;
    await Promise.all(load);
    expect(late).toBe(0);
    expect((await caller.get('/me')).status).toBe(401);
  });

  it('X7 behind our back counts within five seconds', async () => {
    const { caller, id } = await signedIn();
    expect((await caller.get('/me')).status).toBe(200);
    await api.rows('UPDATE session SET ended_at = now() WHERE id = $1', [id]);
    const deadline = Date.now() + 5_000;
    let status = 200;
    while (status === 200 && Date.now() < deadline) ({ status } = await caller.get('/me'));
    expect(status).toBe(401);
  });

  it('of somebody else is not found without the permission', async () => {
    const mine = await signedIn();
    const theirs = await signedIn();
    expect((await mine.caller.delete(`/sessions/${theirs.id}`)).status).toBe(404);
    expect(await endReason(theirs.id)).toBeNull();
    expect((await mine.caller.delete(`/sessions/${mine.id}`)).status).toBe(204);
  });
});

describe('the list of sessions', () => {
  it('shows people their own, and administrators everybody’s', async () => {
    const mine = await signedIn();
    await makeSession(api, mine.staffId);
    await signedIn();
    const own = await mine.caller.get('/sessions');
    expect(own.headers['content-range']).toBe('sessions 0-1/2');
    const sessions = own.body as { current: boolean }[];
    expect(sessions.filter(({ current }) => current)).toEqual([
      expect.objectContaining({ id: mine.id, staffId: mine.staffId, endReason: null }),
    ]);
    const all = await (await api.as('admin')).get('/sessions');
    expect(all.headers['content-range']).toBe('sessions 0-3/4');
  });
});

describe('a token', () => {
  it.each([
    ['with another signature', (token: string) => `${token.slice(0, -6)}AAAAAA`],
    ['without a signature', (token: string) => `${token.split('.').slice(0, 2).join('.')}.`],
    [
      'that says it needs none',
      (token: string) =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1] ?? ''}.`,
    ],
    ['that is no token', () => 'x'.repeat(3_000)],
  ])('%s is refused', async (_text, forge) => {
    const { cookies } = await signedIn();
    const token = /__Host-access=([^;]+)/.exec(cookies)?.[1] ?? '';
    const { status, body } = await withCookies(`__Host-access=${forge(token)}`).get('/me');
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'sign_in_required' });
  });
});
