import { addNumbers, freeNumber, iccidOf, makeProfiles, profileRow } from '../make/stock';
import { nextNumber } from '../make/customer';
import { accept, type AcceptedRequests } from './accepted';

export const numberRequests: AcceptedRequests = {
  Number_list: async (api) => {
    await addNumbers(api, [freeNumber()]);
    return accept(api, '/numbers', { as: 'agent' });
  },
  Number_add: (api) =>
    accept(api, '/numbers', {
      as: 'supervisor',
      headers: { 'idempotency-key': api.newKey() },
      body: { country: 'CN', text: freeNumber() },
    }),
  StockProfile_list: async (api) => {
    await makeProfiles(api, 1);
    return accept(api, '/sim-profiles', { as: 'agent' });
  },
  StockProfile_add: (api) =>
    accept(api, '/sim-profiles', {
      as: 'supervisor',
      headers: { 'idempotency-key': api.newKey() },
      body: { text: profileRow(iccidOf(nextNumber())) },
    }),
};
