import { type TestApi, startApi } from './harness';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('the application around every route', () => {
  it('is alive and ready', async () => {
    expect(await api.asNobody().get('//health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await api.asNobody().get('//health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('X1 says who may not come in', async () => {
    expect(await api.asNobody().get('/me')).toMatchObject({
      status: 401,
      body: { code: 'sign_in_required' },
    });
  });

  it('knows who is signed in', async () => {
    const agent = await api.as('agent');
    expect(await agent.get('/me')).toMatchObject({ status: 200, body: { role: 'agent' } });
  });

  it.each([
    ['an address that is none', '/nothing', 404],
    ['an address outside the API', '//nothing', 404],
  ])('answers a problem to %s', async (_name, path, status) => {
    const answer = await (await api.as('agent')).get(path);
    expect(answer).toMatchObject({ status, body: { code: 'not_found', status } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it.each<[string, string, string, number, string]>([
    ['cut JSON', '{"a":', 'application/json', 400, 'malformed_body'],
    ['no JSON', 'hello', 'application/json', 400, 'malformed_body'],
    ['prototype pollution', '{"__proto__":{"admin":true}}', 'application/json', 400, 'malformed_body'],
    ['a form', 'a=b', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    ['1 MiB + 1 byte', `"${'x'.repeat(1_048_575)}"`, 'application/json', 413, 'body_too_large'],
  ])('refuses %s', async (_name, body, type, status, code) => {
    const agent = await api.as('agent');
    const answer = await agent.call('POST', '/customers', body, { headers: { 'content-type': type } });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('sets security headers on every answer', async () => {
    for (const path of ['//health/live', '/nothing', '/me']) {
      const { headers } = await api.asNobody().get(path);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-request-id': expect.any(String),
      });
    }
  });

  it('describes itself', async () => {
    const { status, body } = await api.asNobody().get('//api/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    expect(body.paths['/api/v1/me'].get.responses['200']).toBeDefined();
  });
});
