import { type TestApi, startApi } from '../../../test/harness';

describe('the reader of the OpenAPI document', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());
  const get = (path: string) => api.asNobody().get(`//api/docs${path}`);

  it('V3 is one page that loads nothing inline and nothing from elsewhere', async () => {
    const { status, headers, body } = await get('');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'; style-src 'self';");
    expect(policy).not.toMatch(/unsafe|http|\*/);
    expect(String(body).match(/(src|href)="[^"]*"/g)).toEqual([
      'href="data:,"',
      'href="/api/docs/swagger-ui.css"',
      'src="/api/docs/swagger-ui-bundle.js"',
      'src="/api/docs/start.js"',
    ]);
    expect(String(body)).not.toMatch(/<script>|<style| style=| on\w+=/);
  });

  it.each([
    ['/swagger-ui.css', 'text/css; charset=utf-8', '.swagger-ui'],
    ['/swagger-ui-bundle.js', 'text/javascript; charset=utf-8', 'SwaggerUIBundle'],
    ['/start.js', 'text/javascript; charset=utf-8', "url: '/api/openapi.json'"],
  ])('gives %s', async (path, type, content) => {
    const { status, headers, body } = await get(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(body).toContain(content);
  });

  it.each(['/package.json', '/../package.json', '/%2e%2e/package.json', '/swagger-ui-bundle.js.map'])(
    'gives no other file of the library: %s',
    async (path) => expect(await get(path)).toMatchObject({ status: 404, body: { code: 'not_found' } }),
  );
});

it('is not there with API_DOCS=false, while the document is', async () => {
  const api = await startApi({ apiDocs: false });
  try {
    for (const path of ['', '/start.js', '/swagger-ui-bundle.js'])
      expect(await api.asNobody().get(`//api/docs${path}`)).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    expect(await api.asNobody().get('//api/openapi.json')).toMatchObject({ status: 200 });
  } finally {
    await api.stop();
  }
});
