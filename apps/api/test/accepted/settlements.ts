import { addMs, HOUR_MS } from '@ur-desk/domain/kernel';
import { type SettlementPeriod } from '@ur-desk/domain/settlements';
import { type TestApi } from '../harness';
import { reconciled, sandboxReport, uploadReport } from '../make/settlement';
import { aTopUp } from '../make/refund';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const BOUNDARY = 'form-of-the-report';

async function aroundNow(api: TestApi): Promise<SettlementPeriod> {
  const now = await api.db.now();
  return { from: addMs(now, -HOUR_MS), to: addMs(now, HOUR_MS) };
}

/** A report that names one captured top-up of a new customer; `strange`: under an id that is not ours. */
async function aReport(api: TestApi, strange = false): Promise<{ report: string; paymentId: string }> {
  const { paymentId } = await aTopUp(api, 5000);
  const report = await sandboxReport(await api.as('finance'), await aroundNow(api));
  const [header = '', ...lines] = report.split('\r\n');
  const line = lines.find((one) => one.includes(paymentId)) ?? '';
  const named = strange ? line.replaceAll(paymentId, 'nobody').replaceAll('sb_', `sx_${paymentId}`) : line;
  return { report: `${header}\r\n${named}\r\n`, paymentId };
}

async function uploaded(api: TestApi): Promise<string> {
  const { body } = await uploadReport(await api.as('finance'), (await aReport(api)).report);
  return String(body.id);
}

/** A line that our books do not know, and the reference of the payment that it stands for. */
async function aDifference(api: TestApi): Promise<{ lineId: string; reference: string }> {
  const finance = await api.as('finance');
  const { report, paymentId } = await aReport(api, true);
  const { id: settlementId } = await reconciled(finance, report);
  const filter = new URLSearchParams({ filter: JSON.stringify({ settlementId, class: 'missingHere' }) });
  const { body } = await finance.get(`/settlement-lines?${filter.toString()}`);
  const [line] = body as [{ id: string }];
  const { body: payment } = await finance.get(`/payments/${paymentId}`);
  return { lineId: line.id, reference: String(payment.reference) };
}

const part = (disposition: string, content: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
const form = (content: string | Buffer, ...others: Buffer[]): Buffer =>
  Buffer.concat([
    ...others,
    part('name="file"; filename="report.csv"', content),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);

const badForms = (report: string): [string, Buffer][] => [
  ['no file', Buffer.from(`--${BOUNDARY}--\r\n`)],
  ['a field nobody knows', form(report, part('name="source"', 'x'))],
  ['a list of customers', form('id,name\n1,Ada\n')],
  ['an amount that is none', form(report.replace(/,\d+\.\d\d,/, ',ten,'))],
  ['a net that does not add up', form(report.replace(/,(\d+)\.(\d\d),/, ',1$1.$2,'))],
  ['a cut line', form(report.slice(0, -60))],
  ['a header only', form(report.split('\r\n')[0] ?? '')],
  ['a picture', form(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))],
  ['UTF-16', form(Buffer.from(`\uFEFF${report}`, 'utf16le'))],
  ['a web page', form('<html><body>502 Bad Gateway</body></html>')],
];

const onADifference = async (api: TestApi, action: string, body?: object): Promise<Accepted> =>
  accept(api, `/settlement-lines/${(await aDifference(api)).lineId}${action}`, {
    as: 'finance',
    ...(body ? { body } : {}),
  });

export const settlementRequests: AcceptedRequests = {
  Settlement_create: async (api) => {
    const { report } = await aReport(api);
    return accept(api, '/settlements', {
      as: 'finance',
      payload: form(report),
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      badPayloads: badForms(report).map(([what, payload]) => ({ what, payload })),
    });
  },
  Settlement_list: async (api) => {
    await uploaded(api);
    return accept(api, '/settlements', { as: 'finance' });
  },
  Settlement_sandboxReport: async (api) =>
    accept(api, '/settlements/sandbox-report.csv', {
      as: 'finance',
      query: { ...(await aroundNow(api)) },
    }),
  Settlement_get: async (api) => accept(api, `/settlements/${await uploaded(api)}`, { as: 'finance' }),
  Settlement_run: async (api) => {
    const id = await uploaded(api);
    return accept(api, `/settlements/${id}/run`, { as: 'finance', body: await aroundNow(api) });
  },
  SettlementLine_list: async (api) => {
    await aDifference(api);
    return accept(api, '/settlement-lines', { as: 'finance' });
  },
  SettlementLine_get: (api) => onADifference(api, ''),
  SettlementLine_link: async (api) => {
    const { lineId, reference } = await aDifference(api);
    return accept(api, `/settlement-lines/${lineId}/link`, { as: 'finance', body: { reference } });
  },
  SettlementLine_explain: (api) =>
    onADifference(api, '/explain', { reason: 'timing', note: 'Stands in the report of the next day' }),
  SettlementLine_reopen: async (api) => {
    const { lineId } = await aDifference(api);
    const body = { reason: 'other', note: 'Asked the provider by mail' };
    await (await api.as('finance')).post(`/settlement-lines/${lineId}/explain`, body);
    return accept(api, `/settlement-lines/${lineId}/reopen`, { as: 'finance' });
  },
  SettlementLine_ask: async (api) => {
    const finance = await api.as('finance');
    const { report, paymentId } = await aReport(api);
    const changed = report.replace(/,(\d+)\.(\d\d),[\d.]+,[\d.]+,/, ',1$1.$2,0.00,1$1.$2,');
    const { id: settlementId } = await reconciled(finance, changed);
    const filter = new URLSearchParams({ filter: JSON.stringify({ settlementId, paymentId }) });
    const { body } = await finance.get(`/settlement-lines?${filter.toString()}`);
    const [line] = body as [{ id: string }];
    return accept(api, `/settlement-lines/${line.id}/ask`, { as: 'finance' });
  },
};
