import { type ApprovalView } from '@ur-desk/domain/approvals';
import { money } from '@ur-desk/domain/kernel';
import { type OfflinePaymentView } from '@ur-desk/domain/offline-payments';
import { type Answer, type Caller, type TestApi } from '../harness';
import { addEvidence } from './evidence';

let transfers = 0;

/** A bank transfer of ¥100.00 of today; `changes` say what is different. */
export const offlineOrder = (customerId: string, changes: object = {}) => ({
  customerId,
  kind: 'bankTransfer',
  amount: money(10_000, 'CNY'),
  receivedOn: new Date().toISOString().slice(0, 10),
  bankReference: `ICBC-${(transfers += 1)}`,
  comment: '客户柜台汇款',
  ...changes,
});

export const offline = (api: TestApi, caller: Caller, order: object): Promise<Answer> =>
  caller.post('/offline-payments', order, { key: api.newKey() });

/** What came in, written down and proved by one file. */
export async function provedDraft(
  api: TestApi,
  customerId: string,
  changes: object = {},
): Promise<OfflinePaymentView> {
  const supervisor = await api.as('supervisor');
  const { body } = await offline(api, supervisor, offlineOrder(customerId, changes));
  const draft = body as OfflinePaymentView;
  await addEvidence(supervisor, draft.id, { subjectKind: 'offlinePayment', kind: 'receipt' });
  return draft;
}

export const record = (api: TestApi, caller: Caller, id: string): Promise<Answer> =>
  caller.post(`/offline-payments/${id}/record`, {}, { key: api.newKey() });

/** Money that is in the wallet. */
export async function recorded(
  api: TestApi,
  customerId: string,
  changes: object = {},
): Promise<OfflinePaymentView & { payment: { id: string; reference: string } }> {
  const draft = await provedDraft(api, customerId, changes);
  const { body } = await record(api, await api.as('supervisor'), draft.id);
  return body as OfflinePaymentView & { payment: { id: string; reference: string } };
}

export const REVERSAL = { reason: '登记到了错误的客户名下' };

/** Asks to take a record back; gives the request that somebody else decides. */
export async function askToReverse(api: TestApi, id: string): Promise<ApprovalView> {
  const supervisor = await api.as('supervisor');
  const { body } = await supervisor.post(`/offline-payments/${id}/reverse`, REVERSAL, { key: api.newKey() });
  const { reversal } = body as OfflinePaymentView;
  const request = await supervisor.get(`/approvals/${reversal?.approval.id}`);
  return request.body as ApprovalView;
}
