import { Caller, startApi, type TestApi } from '../../../test/harness';
import { makeSession } from '../../../test/make/session';
import { makeStaff, PASSWORD } from '../../../test/make/staff';

let api: TestApi;
let cookie: string;
let email: string;
beforeAll(async () => {
  api = await startApi();
  const staff = await makeStaff(api.dataSource.manager);
  email = staff.email;
  cookie = (await makeSession(api, staff.id)).cookies;
});
afterAll(() => api.stop());

const theme = async () =>
  (await api.rows<{ theme: string }>('SELECT theme FROM staff WHERE email = $1', [email]))[0]?.theme;

/** `undefined` takes a header away that the harness would send. */
async function changeTheme(headers: Record<string, string>, withheld: string[] = []) {
  const all: Record<string, string> = {
    cookie,
    'x-requested-with': 'test',
    'content-type': 'application/json',
    ...headers,
  };
  for (const name of withheld) delete all[name];
  const answer = await api.app.inject({
    method: 'PATCH',
    url: '/api/v1/me',
    headers: all,
    payload: '{"theme":"dark"}',
  });
  return { status: answer.statusCode, code: (JSON.parse(answer.body) as { code?: string }).code };
}

describe('F47 a call that another site made the browser send', () => {
  it.each<[string, Record<string, string>, string[], number, string]>([
    ['without X-Requested-With', {}, ['x-requested-with'], 403, 'cross_site_request'],
    [
      'from another site, as the browser says',
      { 'sec-fetch-site': 'cross-site' },
      [],
      403,
      'cross_site_request',
    ],
    ['from a sister domain', { 'sec-fetch-site': 'same-site' }, [], 403, 'cross_site_request'],
    ['from another origin', { origin: 'https://evil.example' }, [], 403, 'cross_site_request'],
    ['from no origin that can be read', { origin: 'null' }, [], 403, 'cross_site_request'],
    ['as plain text', { 'content-type': 'text/plain' }, [], 415, 'unsupported_media_type'],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, [], 415, 'unsupported_media_type'],
  ])('%s does nothing', async (_text, headers, withheld, status, code) => {
    expect(await changeTheme(headers, withheld)).toEqual({ status, code });
    expect(await theme()).toBe('system');
  });

  it.each(['/auth/sign-in', '/auth/refresh', '/auth/set-up'])(
    'does nothing on the open %s, either',
    async (path) => {
      const caller = new Caller(api.app, cookie);
      const body = { email, password: PASSWORD };
      const { status, body: problem } = await caller.post(path, body, {
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      expect({ status, code: problem.code }).toEqual({ status: 403, code: 'cross_site_request' });
    },
  );

  it('is no matter for a call from our own pages', async () => {
    const answer = await changeTheme({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' });
    expect(answer.status).toBe(200);
    expect(await theme()).toBe('dark');
  });
});
