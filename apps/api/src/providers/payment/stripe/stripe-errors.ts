import type Stripe from 'stripe';

/** What Stripe said in an error, when it said something at all: a lost connection has no status. */
export interface StripeFault {
  status: number;
  code: string | undefined;
  declineCode: string | undefined;
  param: string | undefined;
  intent: Stripe.PaymentIntent | undefined;
  /** A card was refused (402), or the request was found wrong before anything was done with it (400, 404). */
  kind: 'card' | 'request' | 'other';
}

const KINDS: Readonly<Record<string, StripeFault['kind']>> = {
  StripeCardError: 'card',
  StripeInvalidRequestError: 'request',
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads an error of the library; everything that is none is thrown on. */
export function faultOf(error: unknown): StripeFault {
  const said = error as Partial<Stripe.errors.StripeError> | null;
  if (typeof said?.type !== 'string' || typeof said.statusCode !== 'number') throw error;
  return {
    status: said.statusCode,
    code: text(said.code),
    declineCode: text(said.decline_code),
    param: text(said.param),
    intent: said.payment_intent,
    kind: KINDS[said.type] ?? 'other',
  };
}
