import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { fundWallet } from '../make/payment';
import { accept, type AcceptedRequests } from './accepted';

async function aWallet(api: TestApi): Promise<string> {
  const { id } = await makeCustomer(api.dataSource.manager);
  await fundWallet(api, id, { amount: 5_000, currency: 'CNY' });
  return id;
}

async function aTransfer(api: TestApi): Promise<string> {
  const sql = 'SELECT id FROM transfer WHERE customer_id = $1';
  const [row] = await api.rows<{ id: string }>(sql, [await aWallet(api)]);
  return row?.id ?? '';
}

async function aVerification(api: TestApi): Promise<string> {
  const { body } = await (await api.as('finance')).post('/ledger-verifications');
  return (body as { id: string }).id;
}

export const ledgerRequests: AcceptedRequests = {
  Account_list: async (api) => {
    await aWallet(api);
    return accept(api, '/accounts', { as: 'finance' });
  },
  Account_totals: async (api) => {
    await aWallet(api);
    return accept(api, '/accounts/totals', { as: 'finance' });
  },
  Account_takeTotals: async (api) => {
    await aWallet(api);
    return accept(api, '/accounts/totals', { as: 'finance' });
  },
  Verification_start: (api) => accept(api, '/ledger-verifications', { as: 'auditor' }),
  Verification_list: async (api) => {
    await aVerification(api);
    return accept(api, '/ledger-verifications', { as: 'finance' });
  },
  Verification_get: async (api) =>
    accept(api, `/ledger-verifications/${await aVerification(api)}`, { as: 'finance' }),
  Transfer_list: async (api) => {
    await aWallet(api);
    return accept(api, '/transfers', { as: 'finance' });
  },
  Transfer_get: async (api) => accept(api, `/transfers/${await aTransfer(api)}`, { as: 'finance' }),
  Wallet_list: async (api) => {
    await aWallet(api);
    return accept(api, '/wallets', { as: 'agent' });
  },
  Wallet_get: async (api) => accept(api, `/wallets/${await aWallet(api)}`, { as: 'agent' }),
  Wallet_entries: async (api) => accept(api, `/wallets/${await aWallet(api)}/entries`, { as: 'agent' }),
  Wallet_lots: async (api) => accept(api, `/wallets/${await aWallet(api)}/lots`, { as: 'agent' }),
};
