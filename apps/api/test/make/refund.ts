import { money } from '@ur-desk/domain/kernel';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { type CreateRefundInput } from '@ur-desk/domain/refunds';
import { type TestApi } from '../harness';
import { makeCustomer } from './customer';
import { makePaymentMethod } from './payment';
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
