import { makeCustomer } from '../make/customer';
import { type TestApi } from '../harness';
import { accept, type AcceptedRequests } from './accepted';

/** A customer with an entry in the audit log. */
async function anAuditedCustomer(api: TestApi): Promise<string> {
  const { id } = await makeCustomer(api.dataSource.manager);
  const agent = await api.as('agent');
  await agent.patch(`/customers/${id}`, { name: '李伟' }, { version: 1 });
  return id;
}

async function anEvent(api: TestApi): Promise<string> {
  const sql = 'SELECT id FROM audit_event WHERE chain_id = $1';
  return (await api.rows<{ id: string }>(sql, [await anAuditedCustomer(api)]))[0]?.id ?? '';
}

export const auditRequests: AcceptedRequests = {
  Audit_list: async (api) => {
    await anEvent(api);
    return accept(api, '/audit-events', { as: 'auditor' });
  },
  Audit_get: async (api) => accept(api, `/audit-events/${await anEvent(api)}`, { as: 'auditor' }),
  Audit_verify: async (api) =>
    accept(api, '/audit-events/verify', {
      as: 'auditor',
      body: { customerId: await anAuditedCustomer(api) },
    }),
};
