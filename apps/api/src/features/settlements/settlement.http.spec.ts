import { addMs, HOUR_MS, ROLES } from '@ur-desk/domain/kernel';
import { type SettlementDetailView } from '@ur-desk/domain/settlements';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { aTopUp } from '../../../test/make/refund';
import { sandboxReport, uploadReport } from '../../../test/make/settlement';

let api: TestApi;
let finance: Caller;
let report: string;

beforeAll(async () => {
  api = await startApi();
  finance = await api.as('finance');
  await aTopUp(api, 5000);
  const now = await api.db.now();
  report = await sandboxReport(finance, { from: addMs(now, -HOUR_MS), to: addMs(now, HOUR_MS) });
});
afterAll(async () => api.stop());

const STRIPE =
  'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,description\n' +
  'txn_1,2026-11-03 09:12:33,usd,12.00,0.65,11.35,charge,ch_1,unknown\n' +
  'txn_2,2026-11-04 10:00:00,jpy,-500,0,-500,refund,re_1,unknown\n' +
  'txn_3,2026-11-05 10:00:00,usd,-11.35,0.00,-11.35,payout,po_1,STRIPE PAYOUT\n';

describe('taking a report in', () => {
  it('shows what it holds before anything is compared, and recognises the same file', async () => {
    const { status, body } = await uploadReport(finance, STRIPE);
    expect([status, body]).toMatchObject([
      201,
      {
        provider: 'stripe',
        format: 'stripeItemized',
        state: 'uploaded',
        linesTotal: 3,
        from: '2026-11-03T09:12:33.000Z',
        to: '2026-11-05T10:00:00.001Z',
        tallies: [],
      },
    ]);
    expect((body as SettlementDetailView).movements.map(({ kind }) => kind)).toEqual([
      'charge',
      'payout',
      'refund',
    ]);
    const again = await uploadReport(finance, STRIPE);
    expect([again.status, again.body.id]).toEqual([201, body.id]);

    const narrow = { from: '2026-11-04T00:00:00.000Z' };
    const refused = await finance.post(`/settlements/${String(body.id)}/run`, narrow);
    expect(refused).toMatchObject({ status: 422, body: { code: 'settlement_period_wrong' } });
    const wide = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
    const run = await finance.post(`/settlements/${String(body.id)}/run`, wide);
    expect(run).toMatchObject({ status: 202, body: { state: 'finished', openDifferences: 2, ...wide } });
    expect(await uploadReport(finance, STRIPE)).toMatchObject({
      status: 409,
      body: { code: 'settlement_loaded_before', params: { reference: body.reference } },
    });
    const [row] = await api.rows<{ email: string }>(
      `SELECT to_jsonb(l)::text AS email FROM settlement_line l LIMIT 1`,
    );
    expect(row?.email).not.toContain('STRIPE PAYOUT');
  });

  it.each<[string, () => string | Buffer, string]>([
    ['a list of customers', () => 'id,name\n1,Ada\n', 'settlement_format_unknown'],
    ['a missing column', () => report.replace('gross', 'brutto'), 'settlement_format_unknown'],
    ['a changed amount', () => report.replace('50.00', '51.00'), 'settlement_line_unreadable'],
    ['an unknown currency', () => report.replace(',CNY,', ',XTS,'), 'settlement_line_unreadable'],
    [
      'two periods',
      () => `${report}${report.split('\r\n')[1]?.replace(/\d{4}-[^,]*$/, '2030-01-01T00:00:00.000Z')}`,
      'settlement_periods_mixed',
    ],
    ['a cut file', () => report.slice(0, -70), 'import_cut_off'],
    ['a PNG', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'import_not_csv'],
    ['UTF-16', () => Buffer.from(`\uFEFF${report}`, 'utf16le'), 'import_encoding_utf16'],
    [
      'Latin-1',
      () => Buffer.from(report.replace('movement_id', 'é_id'), 'latin1'),
      'import_encoding_unknown',
    ],
    ['a header only', () => report.split('\r\n')[0] ?? '', 'import_no_rows'],
    ['nothing', () => '', 'import_empty'],
  ])('refuses %s, and keeps nothing', async (_what, content, code) => {
    const [before] = await api.rows('SELECT count(*) AS n FROM settlement');
    const { status, body } = await uploadReport(finance, content());
    expect([status, body.code]).toEqual([422, code]);
    expect(body.title).not.toBe('');
    expect((await api.rows('SELECT count(*) AS n FROM settlement'))[0]).toEqual(before);
  });

  it('refuses a file that is too large before reading it', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '60000000' };
    expect(await finance.call('POST', '/settlements', '--x--\r\n', { headers })).toMatchObject({
      status: 413,
    });
  });

  it('two uploads of the same file at once make one', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => uploadReport(finance, report)));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const [row] = await api.rows<{ n: number }>(
      `SELECT count(*) AS n FROM settlement WHERE provider = 'sandbox'`,
    );
    expect(row?.n).toBe(1);
  });

  it('is read by finance and the auditor, and resolved by finance alone', async () => {
    for (const role of ROLES) {
      const caller = await api.as(role);
      const reads = ['finance', 'auditor', 'admin'].includes(role);
      expect([role, (await caller.get('/settlements')).status]).toEqual([role, reads ? 200 : 403]);
      if (role === 'finance') continue;
      expect((await uploadReport(caller, report)).status).toBe(403);
    }
  });

  it.each(['', '?from=2026-11-01', '?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z'])(
    'the sandbox writes no report for %s',
    async (query) =>
      expect((await finance.get(`/settlements/sandbox-report.csv${query}`)).body.code).toBe(
        'malformed_query',
      ),
  );
});
