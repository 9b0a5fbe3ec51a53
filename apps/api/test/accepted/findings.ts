import { DIAGNOSE_ALL_JOB } from '../../src/features/findings/diagnosis.service';
import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { accept, type AcceptedRequests } from './accepted';

/** A customer whose e-mail looks mistyped is on the work list. */
async function aFinding(api: TestApi): Promise<void> {
  await makeCustomer(api.dataSource.manager, { email: 'wang@gmial.com', emailVerifiedAt: null });
  await api.runJob(DIAGNOSE_ALL_JOB);
}

export const findingRequests: AcceptedRequests = {
  Finding_list: async (api) => {
    await aFinding(api);
    return accept(api, '/findings', { as: 'agent' });
  },
  Finding_summary: async (api) => {
    await aFinding(api);
    return accept(api, '/findings/summary', { as: 'agent' });
  },
};
