import { type AdjustmentView } from '@ur-desk/domain/adjustments';
import { type ApprovalView } from '@ur-desk/domain/approvals';
import { money } from '@ur-desk/domain/kernel';
import { type Answer, type Caller, type TestApi } from '../harness';

/** A credit of ¥15.00 within an agent's limits; `changes` say what is different. */
export const creditOrder = (customerId: string, changes: object = {}) => ({
  customerId,
  kind: 'credit',
  amount: money(1_500, 'CNY'),
  reasonCode: 'courtesy',
  comment: '客户来电',
  ...changes,
});

/** Above what an agent may give at once, and within what a supervisor may. */
export const ABOVE_AGENT = money(50_000, 'CNY');

export const adjust = (api: TestApi, caller: Caller, order: object): Promise<Answer> =>
  caller.post('/adjustments', order, { key: api.newKey() });

export interface Asked {
  adjustment: AdjustmentView;
  request: ApprovalView;
}

/** An agent's order above the limit, with the request that it became. */
export async function askForApproval(api: TestApi, customerId: string, changes: object = {}): Promise<Asked> {
  const agent = await api.as('agent');
  const order = creditOrder(customerId, { amount: ABOVE_AGENT, ...changes });
  const adjustment = (await adjust(api, agent, order)).body as AdjustmentView;
  const { body } = await agent.get(`/approvals/${adjustment.approval?.id}`);
  return { adjustment, request: body as ApprovalView };
}

/** Decides a request under the version that was shown. */
export const decide = (
  api: TestApi,
  caller: Caller,
  {
    request,
    how,
    comment,
  }: { request: ApprovalView; how: 'approve' | 'reject' | 'cancel'; comment?: string },
): Promise<Answer> => {
  const body = comment === undefined ? {} : { comment };
  return caller.post(`/approvals/${request.id}/${how}`, body, {
    key: api.newKey(),
    version: request.version,
  });
};
