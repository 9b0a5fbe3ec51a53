export interface StripeConfig {
  /** Empty: Stripe is off. */
  secretKey: string;
  /** Signing secrets of the webhook endpoint, the newest first; any of them is believed. */
  webhookSecrets: readonly string[];
  /** Where Stripe's API is; another one only for tests. */
  baseUrl: string;
}

export interface PayPalConfig {
  /** Empty: PayPal is off. */
  clientId: string;
  clientSecret: string;
  /** The id that PayPal gave the webhook: a signature is made for it. */
  webhookId: string;
  /** `https://api-m.sandbox.paypal.com` for PayPal's own sandbox. */
  baseUrl: string;
}

/** Secrets separated by commas, the newest first: so they can be changed without refusing what is on its way. */
export const readSecrets = (text: string): string[] => text.split(',').filter((secret) => secret !== '');

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** The address of a provider. Throws unless it is an https address without a path; http only on this machine. */
function readProviderUrl(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (!url || !safe || url.origin !== text.replace(/\/$/, ''))
    throw new Error(`${name} must be an https address without a path`);
  return url.origin;
}

export const readStripeConfig = (env: NodeJS.ProcessEnv): StripeConfig => ({
  secretKey: env['STRIPE_SECRET_KEY'] ?? '',
  webhookSecrets: readSecrets(env['STRIPE_WEBHOOK_SECRET'] ?? ''),
  baseUrl: readProviderUrl('STRIPE_BASE_URL', env['STRIPE_BASE_URL'] || 'https://api.stripe.com'),
});

export const readPayPalConfig = (env: NodeJS.ProcessEnv): PayPalConfig => ({
  clientId: env['PAYPAL_CLIENT_ID'] ?? '',
  clientSecret: env['PAYPAL_CLIENT_SECRET'] ?? '',
  webhookId: env['PAYPAL_WEBHOOK_ID'] ?? '',
  baseUrl: readProviderUrl('PAYPAL_BASE_URL', env['PAYPAL_BASE_URL'] || 'https://api-m.paypal.com'),
});
