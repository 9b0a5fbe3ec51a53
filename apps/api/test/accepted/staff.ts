import { type TestApi } from '../harness';
import { makeStaff } from '../make/staff';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const CHANGE = { name: '王芳', role: 'supervisor', locale: 'zh' };

const aColleague = async (api: TestApi): Promise<string> => (await makeStaff(api.dataSource.manager)).id;

const change = async (api: TestApi): Promise<Accepted> =>
  accept(api, `/staff/${await aColleague(api)}`, { as: 'admin', version: 1, body: CHANGE });

export const staffRequests: AcceptedRequests = {
  Staff_list: (api) => accept(api, '/staff', { as: 'admin' }),
  Staff_get: async (api) => accept(api, `/staff/${await aColleague(api)}`, { as: 'admin' }),
  Staff_invite: (api) =>
    accept(api, '/staff', {
      as: 'admin',
      body: { email: `${api.newKey()}@ur-desk.example`, name: '李娜', role: 'agent', locale: 'zh' },
    }),
  Staff_update: change,
  Staff_put: change,
  Staff_renewSetUpLink: async (api) =>
    accept(api, `/staff/${await aColleague(api)}/set-up-links`, { as: 'admin' }),
  Staff_deactivate: async (api) => accept(api, `/staff/${await aColleague(api)}/deactivate`, { as: 'admin' }),
  Staff_reactivate: async (api) => {
    const { id } = await makeStaff(api.dataSource.manager, { state: 'deactivated' });
    return accept(api, `/staff/${id}/reactivate`, { as: 'admin' });
  },
};
