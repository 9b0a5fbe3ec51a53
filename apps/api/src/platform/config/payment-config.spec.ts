import { readStripeConfig } from './payment-config';

describe('STRIPE_BASE_URL', () => {
  it.each([
    ['https://api.stripe.com', 'https://api.stripe.com'],
    ['https://api.stripe.com/', 'https://api.stripe.com'],
    ['http://127.0.0.1:12111', 'http://127.0.0.1:12111'],
    ['', 'https://api.stripe.com'],
  ])('may be "%s"', (text, baseUrl) => {
    expect(readStripeConfig({ STRIPE_BASE_URL: text })).toMatchObject({ baseUrl });
  });

  it.each([
    'http://api.stripe.com',
    'https://api.stripe.com/v1',
    'https://me:too@api.stripe.com',
    'stripe',
    'ftp://x',
  ])('may not be %s: the key would travel with it', (text) => {
    expect(() => readStripeConfig({ STRIPE_BASE_URL: text })).toThrow('STRIPE_BASE_URL');
  });
});

it('several secrets of a webhook are separated by commas', () => {
  const { webhookSecrets } = readStripeConfig({ STRIPE_WEBHOOK_SECRET: 'whsec_2,whsec_1' });
  expect(webhookSecrets).toEqual(['whsec_2', 'whsec_1']);
});
