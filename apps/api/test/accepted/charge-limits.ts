import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

async function aTopUpLimit(api: TestApi): Promise<{ id: string; version: number }> {
  const { body } = await (await api.as('admin')).get('/settings/top-up-limits');
  return (body as { id: string; version: number }[])[0] ?? { id: '', version: 0 };
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aTopUpLimit(api);
  const body = { presets: [2_000, 5_000], least: 1_000, most: 500_000 };
  return accept(api, `/settings/top-up-limits/${id}`, { as: 'admin', version, body });
}

async function aSetting(api: TestApi, kind: string): Promise<{ path: string; version: number }> {
  const { body } = await (await api.as('admin')).get(`/settings/${kind}`);
  const [first] = body as [{ id: string; version: number }];
  return { path: `/settings/${kind}/${first.id}`, version: first.version };
}

async function changeOf(api: TestApi, kind: string, body: object): Promise<Accepted> {
  const { path, version } = await aSetting(api, kind);
  return accept(api, path, { as: 'admin', version, body });
}

const VELOCITY = { hourCount: 6, hourSum: 900_000, dayCount: 12, daySum: 1_200_000 };
const RULE = { active: true, times: 4, withinDays: 2 };
const velocity = (api: TestApi) => changeOf(api, 'velocity-limits', VELOCITY);
const rule = (api: TestApi) => changeOf(api, 'risk-rules', RULE);

async function anException(api: TestApi): Promise<string> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  const order = { customerId, reason: 'Stranded at the airport' };
  const { body } = await (
    await api.as('supervisor')
  ).post('/charge-exceptions', order, { key: api.newKey() });
  return (body as { id: string }).id;
}

async function aBlock(api: TestApi): Promise<string> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  const { body } = await (
    await api.as('agent')
  ).post('/payment-blocks', { customerId, reason: 'Card was stolen' });
  return (body as { id: string }).id;
}

/** A country has one rate: each request names another one. */
const WITHOUT_TAX = ['SE', 'DK', 'NO', 'FI', 'AT', 'BE', 'IE', 'PT', 'CH', 'CZ'];

const SUPPORT_HOURS = {
  opensAt: '08:30',
  closesAt: '20:00',
  weekdays: ['monday', 'tuesday'],
  holidays: ['2027-01-01'],
};

export const chargeLimitRequests: AcceptedRequests = {
  TopUpLimit_list: (api) => accept(api, '/settings/top-up-limits', { as: 'agent' }),
  TopUpLimit_get: async (api) =>
    accept(api, `/settings/top-up-limits/${(await aTopUpLimit(api)).id}`, { as: 'agent' }),
  TopUpLimit_change: change,
  TopUpLimit_put: change,
  VelocityLimit_list: (api) => accept(api, '/settings/velocity-limits', { as: 'admin' }),
  VelocityLimit_get: async (api) =>
    accept(api, (await aSetting(api, 'velocity-limits')).path, { as: 'admin' }),
  VelocityLimit_change: velocity,
  VelocityLimit_put: velocity,
  TaxRate_list: (api) => accept(api, '/settings/tax-rates', { as: 'agent' }),
  TaxRate_get: async (api) => accept(api, (await aSetting(api, 'tax-rates')).path, { as: 'agent' }),
  TaxRate_create: (api) =>
    accept(api, '/settings/tax-rates', {
      as: 'finance',
      body: { country: WITHOUT_TAX.shift(), rateBps: 2_500 },
    }),
  TaxRate_change: (api) => changeOf(api, 'tax-rates', { rateBps: 500 }),
  TaxRate_put: (api) => changeOf(api, 'tax-rates', { rateBps: 500 }),
  AutoRenewSchedule_list: (api) => accept(api, '/settings/auto-renew-schedules', { as: 'agent' }),
  AutoRenewSchedule_get: async (api) =>
    accept(api, (await aSetting(api, 'auto-renew-schedules')).path, { as: 'agent' }),
  AutoRenewSchedule_change: (api) => changeOf(api, 'auto-renew-schedules', { hours: [-24, 0, 48] }),
  AutoRenewSchedule_put: (api) => changeOf(api, 'auto-renew-schedules', { hours: [-24, 0, 48] }),
  SupportHours_list: (api) => accept(api, '/settings/support-hours', { as: 'agent' }),
  SupportHours_get: async (api) => accept(api, (await aSetting(api, 'support-hours')).path, { as: 'agent' }),
  SupportHours_change: (api) => changeOf(api, 'support-hours', SUPPORT_HOURS),
  SupportHours_put: (api) => changeOf(api, 'support-hours', SUPPORT_HOURS),
  RiskRule_list: (api) => accept(api, '/settings/risk-rules', { as: 'admin' }),
  RiskRule_get: async (api) => accept(api, (await aSetting(api, 'risk-rules')).path, { as: 'admin' }),
  RiskRule_change: rule,
  RiskRule_put: rule,
  ChargeException_list: async (api) => {
    await anException(api);
    return accept(api, '/charge-exceptions', { as: 'agent' });
  },
  ChargeException_get: async (api) =>
    accept(api, `/charge-exceptions/${await anException(api)}`, { as: 'agent' }),
  ChargeException_create: async (api) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const body = { customerId, reason: 'Stranded at the airport' };
    return accept(api, '/charge-exceptions', { as: 'supervisor', body });
  },
  PaymentBlock_list: async (api) => {
    await aBlock(api);
    return accept(api, '/payment-blocks', { as: 'agent' });
  },
  PaymentBlock_get: async (api) => accept(api, `/payment-blocks/${await aBlock(api)}`, { as: 'agent' }),
  PaymentBlock_create: async (api) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    return accept(api, '/payment-blocks', {
      as: 'agent',
      body: { customerId, reason: 'Card was stolen', until },
    });
  },
  PaymentBlock_lift: async (api) =>
    accept(api, `/payment-blocks/${await aBlock(api)}/lift`, {
      as: 'supervisor',
      body: { reason: 'The bank says it is fine' },
    }),
};
