import type Stripe from 'stripe';
import { type StripeConfig } from '../../../platform/config/payment-config';
import { PROVIDER_DEADLINE_MS, ProviderTimeout } from '../../provider-answer';

type StripeLibrary = typeof Stripe;

/** One call of ours at Stripe, which may be several requests: together they end before our deadline. */
export interface StripeCall {
  stripe: Stripe;
  /** Options of one request: the time that is left, and our key. */
  with(idempotencyKey?: string): Stripe.RequestOptions;
}

/** The library would follow redirects of a fetch: a charge would go to a host that nobody configured. */
const fetchWithoutRedirects: typeof fetch = (url, init) => fetch(url, { ...init, redirect: 'error' });

/** Stripe's library, loaded when it is first needed: an installation without Stripe pays nothing for it. */
export class StripeClient {
  /** How long all requests of one call may take together; ends before the caller stops waiting. */
  budgetMs = PROVIDER_DEADLINE_MS - 500;
  private opened: Promise<Stripe> | null = null;

  constructor(private readonly config: StripeConfig) {}

  /** One library, of which TypeScript knows two sets of declarations: one for `import()`, one for everything else here. */
  async library(): Promise<StripeLibrary> {
    return (await import('stripe')).default as unknown as StripeLibrary;
  }

  async call(): Promise<StripeCall> {
    const endsAt = performance.now() + this.budgetMs;
    this.opened ??= this.open();
    const stripe = await this.opened;
    return {
      stripe,
      with: (idempotencyKey) => {
        const timeout = Math.floor(endsAt - performance.now());
        if (timeout <= 0) throw new ProviderTimeout('stripe');
        return { timeout, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
      },
    };
  }

  /** The library pins the version of Stripe's API that it was made for. */
  private async open(): Promise<Stripe> {
    const Library = await this.library();
    const { hostname, port, protocol } = new URL(this.config.baseUrl);
    return new Library(this.config.secretKey, {
      host: hostname,
      port: port || (protocol === 'http:' ? '80' : '443'),
      protocol: protocol === 'http:' ? 'http' : 'https',
      httpClient: Library.createFetchHttpClient(fetchWithoutRedirects),
      maxNetworkRetries: 0,
      timeout: this.budgetMs,
      telemetry: false,
    });
  }
}
