import { createHmac } from 'node:crypto';

const TOKEN_CHARACTERS = 24;

/**
 * The secret part of the address of a payment's link: nobody guesses it (144 bits), and it is known before the link is
 * written, because a charge may turn out to need one only while the provider answers.
 */
export const paymentLinkToken = (secret: string, paymentId: string): string =>
  createHmac('sha256', secret).update(paymentId).digest('base64url').slice(0, TOKEN_CHARACTERS);

/** Where the provider sends the customer's browser in the end: to how the payment stands. */
export const backFromProvider = (origin: string, token: string): string => `${origin}/pay/${token}?back=true`;
