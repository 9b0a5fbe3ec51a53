import { makeCustomer, nextNumber } from '../make/customer';
import { makeLine } from '../make/line';
import { type TestApi } from '../harness';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const CONTENT = {
  name: { en: 'Second number', zh: '副号' },
  description: { en: 'Another number on the same line', zh: '同一线路的另一个号码' },
  fees: [{ amount: 900, currency: 'CNY' }],
  active: true,
  position: 300,
};

const newService = () => ({ code: `service-${nextNumber()}`, ...CONTENT });

async function aService(api: TestApi): Promise<{ id: string; version: number }> {
  const { body } = await (await api.as('marketing')).post('/value-added-services', newService());
  return body as { id: string; version: number };
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aService(api);
  const body = { ...CONTENT, fees: [{ amount: 0, currency: 'EUR' }] };
  return accept(api, `/value-added-services/${id}`, { as: 'marketing', version, body });
}

async function aLine(api: TestApi): Promise<string> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  return (await makeLine(api.dataSource.manager, { customerId })).id;
}

export const valueAddedServiceRequests: AcceptedRequests = {
  ValueAddedService_list: (api) => accept(api, '/value-added-services', { as: 'agent' }),
  ValueAddedService_get: async (api) =>
    accept(api, `/value-added-services/${(await aService(api)).id}`, { as: 'agent' }),
  ValueAddedService_create: (api) =>
    accept(api, '/value-added-services', { as: 'marketing', body: newService() }),
  ValueAddedService_change: change,
  ValueAddedService_put: change,
  LineService_list: async (api) => accept(api, `/lines/${await aLine(api)}/services`, { as: 'agent' }),
  LineService_switchService: async (api) =>
    accept(api, `/lines/${await aLine(api)}/switch-service`, {
      as: 'agent',
      body: { service: 'voicemail', on: true },
    }),
};
