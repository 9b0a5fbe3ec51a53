import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportErrorView, type ImportView } from '@ur-desk/domain/imports';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { upload, type UploadOptions } from '../../../test/make/upload';

const TELCO = readFileSync(join(__dirname, '../../../test/fixtures/telco-customers-extract.csv'));
const GOOD =
  'customer id,name,phone,email,country\nA1,Ada,+14155552671,ada@example.com,USA\nA2,Bo,,,Germany\n';

let api: TestApi;
let supervisor: Caller;
const uploadDir = mkdtempSync(join(tmpdir(), 'uploads-'));

beforeAll(async () => {
  api = await startApi({ uploadDir });
  supervisor = await api.as('supervisor');
});
afterAll(async () => {
  await api.stop();
  rmSync(uploadDir, { recursive: true });
});
beforeEach(async () => {
  await api.clean();
  supervisor = await api.as('supervisor');
});

const uploaded = async (content: string | Buffer, options?: UploadOptions) => {
  const answer = await upload(supervisor, content, options);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as ImportView;
};

const imported = async (content: string | Buffer, source = 'old-crm') => {
  const { id } = await uploaded(content, { source });
  await supervisor.post(`/imports/${id}/validate`);
  return (await supervisor.post(`/imports/${id}/run`)).body as ImportView;
};

const countOf = async (table: string) =>
  Number((await api.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

describe('uploading', () => {
  it('takes the sample of another system, and proposes where its columns go', async () => {
    const body = await uploaded(TELCO, { fileName: 'telco-customers.csv', source: 'telco' });
    expect(body).toMatchObject({
      state: 'uploaded',
      fileName: 'telco-customers.csv',
      encoding: 'utf8',
      delimiter: ',',
      rowsTotal: 40,
      source: 'telco',
      defaults: { country: 'US', locale: 'en', zone: 'America/New_York', walletCurrency: 'USD' },
      forecast: null,
      version: 1,
    });
    expect(body.columns).toHaveLength(26);
    expect(body.mapping).toEqual(
      expect.arrayContaining([
        { column: 'customerID', target: 'externalId' },
        { column: 'Country', target: 'country' },
        { column: 'PhoneService', target: 'custom' },
      ]),
    );
    const samples = await supervisor.get(`/imports/${body.id}/samples`);
    expect(samples.body.rows).toHaveLength(5);
    expect(samples.body.rows[0]).toMatchObject({ line: 2, cells: expect.arrayContaining(['United States']) });
  });

  it('keeps the file under a name of its own, and no path that the browser sends', async () => {
    const { id, fileName } = await uploaded(GOOD, { fileName: '../../etc/pass\u0000wd.csv' });
    expect(fileName).toBe('passwd.csv');
    expect(readdirSync(uploadDir)).toContain(`${id}.csv`);
  });

  it.each([
    ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'import_not_csv'],
    ['UTF-16', Buffer.from('\uFEFFid\n1\n', 'utf16le'), 'import_encoding_utf16'],
    ['a cut file', 'id,name\n1,"Ad', 'import_cut_off'],
    ['a header only', 'id,name\n', 'import_no_rows'],
    ['an empty file', '', 'import_empty'],
  ])('refuses %s and keeps nothing', async (_what, content, code) => {
    const before = readdirSync(uploadDir).length;
    const answer = await upload(supervisor, content);
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect(answer.body.title).not.toBe('');
    expect([readdirSync(uploadDir).length, await countOf('import_job')]).toEqual([before, 0]);
  });

  it('says what is wrong in the language of the console', async () => {
    const answer = await upload(supervisor, '', { headers: { 'accept-language': 'zh-CN' } });
    expect(answer.body.title).toContain('文件为空');
  });

  it.each([
    ['a second field', { fields: { other: 'x' } }, { status: 400, code: 'validation_failed' }],
    ['a blank source', { source: ' ' }, { status: 400, code: 'validation_failed' }],
    ['a source that is too long', { source: 'x'.repeat(61) }, { status: 400, code: 'validation_failed' }],
  ])('refuses %s', async (_what, options, { status, code }) =>
    expect(await upload(supervisor, GOOD, options)).toMatchObject({ status, body: { code } }),
  );

  it('refuses a form without a file, a broken form, and JSON', async () => {
    const type = { headers: { 'content-type': 'multipart/form-data; boundary=x' } };
    expect(await supervisor.call('POST', '/imports', '--x--\r\n', type)).toMatchObject({
      status: 422,
      body: { code: 'import_file_missing' },
    });
    expect(await supervisor.call('POST', '/imports', '--x\r\nbroken', type)).toMatchObject({ status: 400 });
    expect(await supervisor.post('/imports', {})).toMatchObject({ status: 415 });
  });

  it('takes forms here only', async () => {
    const type = { headers: { 'content-type': 'multipart/form-data; boundary=x' } };
    expect(await supervisor.call('POST', '/customers', '--x--\r\n', type)).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type' },
    });
  });

  it('is for supervisors and administrators', async () => {
    for (const role of ['agent', 'marketing', 'finance', 'auditor'] as const)
      expect(await upload(await api.as(role), GOOD)).toMatchObject({ status: 403 });
    expect(await upload(api.asNobody(), GOOD)).toMatchObject({ status: 401 });
    expect(await upload(await api.as('admin'), GOOD)).toMatchObject({ status: 201 });
  });
});

describe('a file that is too large', () => {
  const send = (port: number, options: { headers: Record<string, string>; megabytes: number }) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const call = request(
        // A connection of its own: the server may close one on which it refused a file.
        { port, path: '/api/v1/imports', method: 'POST', headers: options.headers, agent: false },
        (answer) => {
          let body = '';
          answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
        },
      );
      call.on('error', reject);
      const megabyte = Buffer.alloc(1024 * 1024, 'x');
      const write = (left: number): void => {
        if (left === 0) call.end();
        else call.write(megabyte, () => write(left - 1));
      };
      call.write('--x\r\nContent-Disposition: form-data; name="file"; filename="big.csv"\r\n\r\n');
      write(options.megabytes);
    });

  it('is refused with the limit: at once when it says its size, on the way when it does not', async () => {
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const cookie = (supervisor as unknown as { cookies: string }).cookies;
    const headers = { cookie, 'x-requested-with': 'test', 'content-type': 'multipart/form-data; boundary=x' };
    const limit = 50 * 1024 * 1024;
    const rss = process.memoryUsage().rss;
    const streamed = await send(port, {
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      megabytes: 60,
    });
    expect([streamed.status, JSON.parse(streamed.body)]).toMatchObject([
      413,
      { code: 'body_too_large', params: { maxBytes: limit } },
    ]);
    const size = String(200 * 1024 * 1024 + 76);
    const announced = await send(port, {
      headers: { ...headers, 'content-length': size },
      megabytes: 200,
    }).catch((error: Error) => error);
    expect(announced).toMatchObject({ status: 413 });
    expect(process.memoryUsage().rss - rss).toBeLessThan(150 * 1024 * 1024);
    expect(readdirSync(uploadDir).filter((name) => name.startsWith('big'))).toEqual([]);
  });
});

describe('mapping', () => {
  it('is changed under its version, completed, and asks for a new dry run', async () => {
    const { id, version } = await uploaded(GOOD);
    await supervisor.post(`/imports/${id}/validate`);
    const mapping = [
      { column: 'customer id', target: 'externalId' },
      { column: 'email', target: 'skip' },
    ];
    expect(await supervisor.patch(`/imports/${id}`, { mapping }, { version })).toMatchObject({ status: 412 });
    expect(await supervisor.patch(`/imports/${id}`, { mapping })).toMatchObject({ status: 428 });
    const current = (await supervisor.get(`/imports/${id}`)).body;
    const answer = await supervisor.patch(
      `/imports/${id}`,
      { mapping, source: 'crm' },
      { version: current.version },
    );
    expect(answer).toMatchObject({ status: 200, body: { state: 'uploaded', forecast: null, source: 'crm' } });
    expect(answer.body.mapping).toContainEqual({ column: 'name', target: 'custom' });
  });

  it.each([
    [{ mapping: [{ column: 'name', target: 'name' }] }, 'mapping'],
    [{ mapping: [{ column: 'nope', target: 'externalId' }] }, 'mapping.0.column'],
    [{ mapping: [{ column: 'name', target: 'nothing' }] }, 'mapping.0.target'],
    [
      { defaults: { country: 'US', locale: 'en', zone: 'Moon/Base', walletCurrency: 'USD' } },
      'defaults.zone',
    ],
    [{ source: '' }, 'source'],
    [{ other: 1 }, 'other'],
  ])('refuses %j at the field %s', async (input, field) => {
    const { id, version } = await uploaded(GOOD);
    const answer = await supervisor.patch(`/imports/${id}`, input, { version });
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    expect((answer.body.errors as { field: string }[]).map((error) => error.field)).toContain(field);
  });

  it('cannot be validated without the key', async () => {
    const { id } = await uploaded('name,city\nAda,Rome\n');
    expect(await supervisor.post(`/imports/${id}/validate`)).toMatchObject({
      status: 422,
      body: { code: 'import_not_mapped' },
    });
  });
});

describe('the dry run', () => {
  const BAD = `${GOOD}A3,Cy,12,no,Atlantis\n,Di,,,US\nA1,Eve,,,US\nA4,Flo\n`;

  it('counts what would happen, lists errors by line, and writes no customer', async () => {
    const { id } = await uploaded(BAD);
    const answer = await supervisor.post(`/imports/${id}/validate`);
    expect(answer).toMatchObject({
      status: 202,
      body: {
        state: 'validated',
        forecast: { done: 6, created: 2, updated: 0, unchanged: 0, rejected: 4 },
        errorsTotal: 6,
      },
    });
    expect(await countOf('customer')).toBe(0);
    const errors = await supervisor.get(`/imports/${id}/errors?range=[0,99]`);
    expect(errors.headers['content-range']).toBe('errors 0-5/6');
    expect((errors.body as ImportErrorView[]).map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, 'phone', 'not_phone'],
      [4, 'email', 'not_email'],
      [4, 'country', 'not_country'],
      [5, 'customer id', 'required'],
      [6, 'customer id', 'repeated_in_file'],
      [7, null, 'column_count'],
    ]);
    expect(JSON.stringify(errors.body)).not.toContain('Atlantis');
  });

  it('gives the errors as a CSV file, in words', async () => {
    const { id } = await uploaded(`=cmd,customer id,country\nx,A1,Atlantis\n`);
    await supervisor.post(`/imports/${id}/validate`);
    const english = await supervisor.get(`/imports/${id}/errors.csv`);
    expect(english.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="import-errors-${id}.csv"`,
    });
    expect(english.body).toBe(
      '\uFEFFline,column,problem,code\r\n2,country,Not a country code (ISO 3166),not_country\r\n',
    );
    const chinese = await supervisor.get(`/imports/${id}/errors.csv`, {
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(chinese.body).toContain('无效的国家代码');
  });

  it('can be repeated, and must come before the run', async () => {
    const { id } = await uploaded(GOOD);
    expect(await supervisor.post(`/imports/${id}/run`)).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    });
    await supervisor.post(`/imports/${id}/validate`);
    expect(await supervisor.post(`/imports/${id}/validate`)).toMatchObject({ status: 202 });
  });
});

describe('the run', () => {
  it('brings the sample in: id, country, everything else as custom fields; the same file again changes nothing', async () => {
    const first = await imported(TELCO, 'telco');
    expect(first).toMatchObject({
      state: 'finished',
      result: { done: 40, created: 40, updated: 0, unchanged: 0, rejected: 0 },
    });
    const list = await supervisor.get(`/customers?filter=${JSON.stringify({ externalId: '7590-VHVEG' })}`);
    expect(list.body).toMatchObject([
      {
        externalSource: 'telco',
        country: 'US',
        locale: 'en',
        walletCurrency: 'USD',
        name: null,
        phone: null,
        email: null,
        customFields: { gender: 'Female', tenure: '1', ZipCode: '90001' },
      },
    ]);
    const [before] = await api.rows('SELECT sum(version) AS versions, max(updated_at) AS at FROM customer');
    const audited = await countOf('audit_head');
    const second = await imported(TELCO, 'telco');
    expect(second).toMatchObject({
      state: 'finished',
      result: { done: 40, created: 0, updated: 0, unchanged: 40, rejected: 0 },
    });
    expect(await api.rows('SELECT sum(version) AS versions, max(updated_at) AS at FROM customer')).toEqual([
      before,
    ]);
    expect(await countOf('customer')).toBe(40);
    expect(await api.rows("SELECT 1 FROM audit_event WHERE subject_kind = 'customer' AND seq > 1")).toEqual(
      [],
    );
    expect(audited).toBeGreaterThanOrEqual(40);
  });

  it('deletes the file when it is through', async () => {
    const { id } = await imported(GOOD);
    expect(readdirSync(uploadDir)).not.toContain(`${id}.csv`);
    expect(await supervisor.get(`/imports/${id}/samples`)).toMatchObject({
      status: 409,
      body: { code: 'import_file_gone' },
    });
  });

  it('updates what differs, keeps what the file does not say, and finds the customer by the new name', async () => {
    await imported(GOOD);
    const again = await imported('customer id,name,email\nA1,Ada Byron,\nA2,Bo,bo@example.com\n');
    expect(again).toMatchObject({ result: { created: 0, updated: 2, unchanged: 0, rejected: 0 } });
    const found = await supervisor.get(`/customers?filter=${JSON.stringify({ q: 'byron' })}`);
    expect(found.body).toMatchObject([{ externalId: 'A1', email: 'ada@example.com', version: 2 }]);
    const events = await api.rows(
      "SELECT action, actor_kind FROM audit_event WHERE subject_kind = 'customer' AND seq = 2",
    );
    expect(events).toEqual([
      { action: 'customer.import', actor_kind: 'staff' },
      { action: 'customer.import', actor_kind: 'staff' },
    ]);
  });

  it('keeps the same ids of two sources apart', async () => {
    await imported(GOOD, 'one');
    expect(await imported(GOOD, 'two')).toMatchObject({ result: { created: 2 } });
    expect(await countOf('customer')).toBe(4);
  });

  it('rejects bad rows and brings in the others', async () => {
    const run = await imported(`${GOOD}A3,Cy,12,,US\n`);
    expect(run).toMatchObject({
      state: 'finished',
      result: { done: 3, created: 2, rejected: 1 },
      errorsTotal: 1,
    });
    expect((await supervisor.get(`/imports/${run.id}/errors`)).body).toMatchObject([
      { line: 4, code: 'not_phone' },
    ]);
  });

  it('seals what it writes to the audit log, and every chain holds', async () => {
    await imported(GOOD);
    const rows = await api.rows<{ payload: Buffer }>(
      "SELECT payload FROM audit_event WHERE subject_kind = 'customer'",
    );
    expect(rows).toHaveLength(2);
    for (const { payload } of rows) expect(payload.toString('latin1')).not.toContain('Ada');
  });

  it('is read by an auditor, steered by none', async () => {
    const { id } = await uploaded(GOOD);
    const auditor = await api.as('auditor');
    expect(await auditor.get('/imports')).toMatchObject({ status: 200, body: [{ id }] });
    expect(await auditor.get(`/imports/${id}/errors`)).toMatchObject({ status: 200 });
    for (const action of ['validate', 'run', 'stop'])
      expect(await auditor.post(`/imports/${id}/${action}`)).toMatchObject({ status: 403 });
    expect(await auditor.get(`/imports/${id}/samples`)).toMatchObject({ status: 403 });
  });

  it('is unknown by another id', async () => {
    for (const path of ['', '/samples', '/errors', '/errors.csv'])
      expect(await supervisor.get(`/imports/7f6f3a10-0000-4000-8000-000000000000${path}`)).toMatchObject({
        status: 404,
      });
  });
});
