import { money } from '@ur-desk/domain/kernel';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { type CreateRefundInput, type RefundView } from '@ur-desk/domain/refunds';
import { type ApprovalView } from '@ur-desk/domain/approvals';
import { type Answer, type Caller, type TestApi } from '../harness';
import { makeCustomer } from './customer';
import { fundWallet, makePaymentMethod, makeWalletPayment } from './payment';
import { makeRenewable, renew } from './renewal';

/** A payment that a test card made. */
export interface CardPayment {
  customerId: string;
  paymentId: string;
}

/** A renewal for ¥39.00 that was paid with a test card; the wallet is empty. */
export async function aCardRenewal(
  api: TestApi,
  token: SandboxToken = 'tok_success',
): Promise<CardPayment & { subscriptionId: string }> {
  const of = await makeRenewable(api, { wallet: money(0, 'CNY') });
  const method = await makePaymentMethod(api, of.customer.id, token);
  const payment = { useWallet: false, methodId: method.id };
  const { body } = await renew(await api.as('agent'), of, { payment });
  return {
    customerId: of.customer.id,
    paymentId: body.payments[0].id as string,
    subscriptionId: body.subscription.id as string,
  };
}

/** A top-up with a test card; minor units of CNY. */
export async function aTopUp(
  api: TestApi,
  amount: number,
  token: SandboxToken = 'tok_success',
): Promise<CardPayment> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  return topUpAgain(api, amount, { customerId, token });
}

/** The same for a customer who is there, by another card. */
export async function topUpAgain(
  api: TestApi,
  amount: number,
  { customerId, token }: { customerId: string; token: SandboxToken },
): Promise<CardPayment> {
  const method = await makePaymentMethod(api, customerId, token);
  const input = { customerId, methodId: method.id, amount: money(amount, 'CNY') };
  const { body } = await (await api.as('agent')).post('/top-ups', input, { key: api.newKey() });
  return { customerId, paymentId: body.payment.id as string };
}

/** An order to give this much of a payment back; minor units of CNY, to the wallet unless it says otherwise. */
export const refundOrder = (
  paymentId: string,
  amount: number,
  changes: Partial<CreateRefundInput> = {},
): CreateRefundInput => ({
  paymentId,
  amount: money(amount, 'CNY'),
  destination: 'wallet',
  reasonCode: 'noService',
  planEffect: 'keep',
  overrideReason: 'an outage',
  ...changes,
});

/** A renewal's payment of this amount from the wallet, which is empty then; minor units of CNY. */
export async function aWalletPayment(api: TestApi, amount: number): Promise<CardPayment> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  await fundWallet(api, customerId, money(amount, 'CNY'));
  return { customerId, paymentId: await makeWalletPayment(api, customerId, money(amount, 'CNY')) };
}

export const giveBack = (api: TestApi, caller: Caller, order: CreateRefundInput): Promise<Answer> =>
  caller.post('/refunds', order, { key: api.newKey() });

/** More than an agent may give back at once, and less than a supervisor may. */
export const ABOVE_AGENT_REFUND = 30_000;

export interface AskedRefund {
  refund: RefundView;
  request: ApprovalView;
}

/** An agent's order above the limit, with the request that it became. */
export async function askForRefund(api: TestApi, order: CreateRefundInput): Promise<AskedRefund> {
  const agent = await api.as('agent');
  const answer = await giveBack(api, agent, order);
  if (answer.status !== 202) throw new Error(`did not ask: ${JSON.stringify(answer.body)}`);
  const refund = answer.body as RefundView;
  const { body } = await agent.get(`/approvals/${refund.approval?.id}`);
  return { refund, request: body as ApprovalView };
}
