import { type SaveMethodAnswer } from '@ur-desk/domain/payments';
import type Stripe from 'stripe';
import { type SaveMethodRequest } from '../payment-provider.port';
import { methodToken, partsOfToken, stripeBrand } from './stripe-answers';
import { type StripeCall } from './stripe-client';
import { stripeMethodRefusal } from './stripe-declines';
import { faultOf } from './stripe-errors';

const refused = (reason: Extract<SaveMethodAnswer, { result: 'refused' }>['reason']): SaveMethodAnswer => ({
  result: 'refused',
  reason,
});

async function methodOf(call: StripeCall, token: string): Promise<Stripe.PaymentMethod | null> {
  const id = partsOfToken(token)?.method ?? token;
  if (!/^pm_\w+$/.test(id)) return null;
  try {
    return await call.stripe.paymentMethods.retrieve(id, undefined, call.with());
  } catch (error) {
    if (faultOf(error).code === 'resource_missing') return null;
    throw error;
  }
}

/** Whether the customer that Stripe keeps the method at is ours of that id: nobody's card is kept for somebody else. */
async function belongsTo(call: StripeCall, id: string, customerId: string): Promise<boolean> {
  const owner = await call.stripe.customers.retrieve(id, undefined, call.with());
  return !owner.deleted && owner.metadata['customer_id'] === customerId;
}

/** Stripe keeps a method at a customer of its own; each of ours has one there per method, as its hosted page makes it. */
async function keep(call: StripeCall, method: Stripe.PaymentMethod, customerId: string): Promise<string> {
  const params = { payment_method: method.id, metadata: { customer_id: customerId } };
  return (await call.stripe.customers.create(params, call.with(`save:${method.id}`))).id;
}

/** Keeps a card by the token that Stripe's own form made. Brand, last four and expiry are what Stripe says. */
export async function saveStripeMethod(
  call: StripeCall,
  { token, customerId }: SaveMethodRequest,
): Promise<SaveMethodAnswer> {
  const method = await methodOf(call, token);
  if (!method) return refused('tokenUnknown');
  const { card, customer } = method;
  if (!card) return refused('kindNotSupported');
  try {
    const known = typeof customer === 'string' ? customer : customer?.id;
    if (known && !(await belongsTo(call, known, customerId))) return refused('tokenUnknown');
    const owner = known ?? (await keep(call, method, customerId));
    const { brand, last4: lastFour, exp_month: expiryMonth, exp_year: expiryYear } = card;
    const kept = { kind: 'card', brand: stripeBrand(brand), lastFour, expiryMonth, expiryYear } as const;
    return { result: 'saved', method: { ...kept, token: methodToken(owner, method.id) } };
  } catch (error) {
    const { kind, code } = faultOf(error);
    if (kind === 'card') return refused(stripeMethodRefusal(code));
    throw error;
  }
}

/** Stripe forgets the card; one that it does not know any more is forgotten. */
export async function removeStripeMethod(call: StripeCall, token: string): Promise<void> {
  const parts = partsOfToken(token);
  if (!parts) return;
  const method = await methodOf(call, token);
  if (method?.customer) await call.stripe.paymentMethods.detach(parts.method, undefined, call.with());
}
