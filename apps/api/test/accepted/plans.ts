import { addMs, HOUR_MS } from '@ur-desk/domain/kernel';
import { type TestApi } from '../harness';
import { nextNumber } from '../make/customer';
import { makePlan } from '../make/plan';
import { catalogueLine, PLAN_FILE_HEADING } from '../make/plan-file';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const CONTENT = {
  name: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
  voiceSeconds: 6_000,
  smsCount: 0,
  dataBytes: 10_000_000_000,
  validity: { days: 30 },
  prices: [
    { currency: 'CNY', amount: 3_900, floor: 2_900 },
    { currency: 'USD', amount: 599, floor: 0 },
  ],
  coverage: ['CN', 'JP'],
  terms: { en: 'Non-transferable.', zh: '不可转让。' },
};

const newPlan = () => ({ code: `asia-${nextNumber()}`, ...CONTENT });

interface MadeDraft {
  id: string;
  version: number;
  draft: { id: string; version: number };
}

async function aDraft(api: TestApi): Promise<MadeDraft> {
  const { body } = await (await api.as('marketing')).post('/plans', newPlan());
  return body as MadeDraft;
}

/** A family and a region that a plan can name. */
async function groups(api: TestApi): Promise<{ familyId: string; regions: string[] }> {
  const marketing = await api.as('marketing');
  const code = `group-${nextNumber()}`;
  const group = { code, name: { en: 'Europe', zh: '欧洲' } };
  const { body } = await marketing.post('/plan-families', group);
  await marketing.post('/plan-regions', { ...group, countries: ['DE', 'FR'] });
  return { familyId: (body as { id: string }).id, regions: [code] };
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aDraft(api);
  const body = { ...CONTENT, ...(await groups(api)) };
  return accept(api, `/plans/${id}`, { as: 'marketing', version, body });
}

const BOUNDARY = 'form-of-the-catalogue';
const form = (content: string | Buffer, before = ''): Buffer =>
  Buffer.concat([
    Buffer.from(before),
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="plans.csv"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);

const badForms = (file: string): [string, Buffer][] => [
  ['no file', Buffer.from(`--${BOUNDARY}--\r\n`)],
  [
    'a field nobody knows',
    form(file, `--${BOUNDARY}\r\nContent-Disposition: form-data; name="source"\r\n\r\nx\r\n`),
  ],
  ['a list of customers', form('id,name\n1,Ada\n')],
  ['an unknown currency', form(file.replace('CNY', 'XTS'))],
  ['a floor above the price', form(file.replace('floor 29.00', 'floor 290.00'))],
  ['an unknown country', form(file.replace('CN JP', 'CN Atlantis'))],
  ['a plan twice', form(`${file}${file.split('\r\n')[1] ?? ''}\r\n`)],
  ['a cut line', form(file.slice(0, -60))],
  ['headings only', form(PLAN_FILE_HEADING)],
  ['a picture', form(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))],
  ['UTF-16', form(Buffer.from(`\uFEFF${file}`, 'utf16le'))],
];

export const planRequests: AcceptedRequests = {
  Plan_list: async (api) => {
    await makePlan(api.db);
    return accept(api, '/plans', { as: 'agent' });
  },
  Plan_get: async (api) => accept(api, `/plans/${(await makePlan(api.db)).planId}`, { as: 'agent' }),
  Plan_create: async (api) =>
    accept(api, '/plans', {
      as: 'marketing',
      body: { kind: 'addOn', ...newPlan(), ...(await groups(api)) },
    }),
  Plan_change: change,
  Plan_put: change,
  PlanFile_export: async (api) => {
    await makePlan(api.db);
    return accept(api, '/plan-catalogue', { as: 'agent' });
  },
  PlanFile_import: (api) => {
    const file = PLAN_FILE_HEADING + catalogueLine({ code: `asia-${nextNumber()}` });
    return accept(api, '/plan-catalogue', {
      as: 'marketing',
      payload: form(file),
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      badPayloads: badForms(file).map(([what, payload]) => ({ what, payload })),
    });
  },
  PlanVersion_list: async (api) => {
    await makePlan(api.db);
    return accept(api, '/plan-versions', { as: 'agent' });
  },
  PlanVersion_get: async (api) =>
    accept(api, `/plan-versions/${(await makePlan(api.db)).versionId}`, { as: 'agent' }),
  PlanVersion_impact: async (api) =>
    accept(api, `/plan-versions/${(await aDraft(api)).draft.id}/impact`, { as: 'marketing' }),
  PlanVersion_release: async (api) => {
    const { draft } = await aDraft(api);
    return accept(api, `/plan-versions/${draft.id}/release`, {
      as: 'marketing',
      version: draft.version,
      body: { at: addMs(await api.db.now(), HOUR_MS), runningRenewals: 'keep', reason: 'Spring campaign' },
    });
  },
  PlanVersion_cancelRelease: async (api) => {
    const { draft } = await aDraft(api);
    const marketing = await api.as('marketing');
    const order = { at: addMs(await api.db.now(), HOUR_MS) };
    const { version } = draft;
    await marketing.post(`/plan-versions/${draft.id}/release`, order, { key: api.newKey(), version });
    return accept(api, `/plan-versions/${draft.id}/cancel-release`, {
      as: 'marketing',
      version: version + 1,
      body: { reason: 'Not before the summer' },
    });
  },
  PlanVersion_retire: async (api) => {
    const { versionId } = await makePlan(api.db);
    const { body } = await (await api.as('marketing')).get(`/plan-versions/${versionId}`);
    return accept(api, `/plan-versions/${versionId}/retire`, {
      as: 'marketing',
      version: (body as { version: number }).version,
      body: { reason: 'Replaced' },
    });
  },
};
