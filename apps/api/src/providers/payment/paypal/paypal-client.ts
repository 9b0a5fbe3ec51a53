import type * as PayPalLibrary from '@paypal/paypal-server-sdk';
import { type PayPalConfig } from '../../../platform/config/payment-config';
import { PROVIDER_DEADLINE_MS, ProviderTimeout } from '../../provider-answer';

/** TypeScript knows the library by two sets of declarations: one for `import()`, one for everything else here. */
type Library = typeof PayPalLibrary;

/** One call of ours at PayPal, which may be several requests: together they end before our deadline. */
export interface PayPalCall {
  library: Library;
  client: PayPalLibrary.Client;
  /** A request that the library does not know. Rejects when there is no answer in time. */
  post(path: string, body: string | FormData, headers?: Record<string, string>): Promise<PayPalReply>;
  get(path: string): Promise<PayPalReply>;
}

interface PayPalReply {
  status: number;
  body: string;
}

/** What the library hands to the one who sends its requests. */
interface OutgoingRequest {
  url?: string;
  method?: string;
  data?: string;
  headers: { toJSON(): Record<string, string> };
}

interface Sending {
  method: string;
  headers: Record<string, string>;
  body: string | FormData | undefined;
}

/** PayPal's library, loaded when it is first needed. We send its requests ourselves: in time, and to where we were told. */
export class PayPalClient {
  /** How long all requests of one call may take together; ends before the caller stops waiting. */
  budgetMs = PROVIDER_DEADLINE_MS - 500;
  private token: PayPalLibrary.OAuthToken | undefined;

  constructor(private readonly config: PayPalConfig) {}

  async library(): Promise<Library> {
    return (await import('@paypal/paypal-server-sdk')) as unknown as Library;
  }

  async call(): Promise<PayPalCall> {
    const endsAt = performance.now() + this.budgetMs;
    const library = await this.library();
    const client = this.clientUntil(library, endsAt);
    const request = async (path: string, { headers, ...sending }: Sending): Promise<PayPalReply> => {
      const token = await client.clientCredentialsAuthManager.updateToken(this.token);
      this.token = token;
      const authorization = `Bearer ${token.accessToken}`;
      const response = await this.send(path, { ...sending, headers: { authorization, ...headers } }, endsAt);
      return { status: response.status, body: await response.text() };
    };
    const post: PayPalCall['post'] = (path, body, headers = {}) => {
      // A form says its own type, with what stands between its parts.
      const type: Record<string, string> =
        typeof body === 'string' ? { 'content-type': 'application/json' } : {};
      return request(path, { method: 'POST', headers: { ...type, ...headers }, body });
    };
    const get: PayPalCall['get'] = (path) => request(path, { method: 'GET', headers: {}, body: undefined });
    return { library, client, post, get };
  }

  private clientUntil(library: Library, endsAt: number): PayPalLibrary.Client {
    const { clientId, clientSecret } = this.config;
    return new library.Client({
      environment: library.Environment.Production,
      clientCredentialsAuthCredentials: {
        oAuthClientId: clientId,
        oAuthClientSecret: clientSecret,
        ...(this.token ? { oAuthToken: this.token } : {}),
        oAuthOnTokenUpdate: (token) => {
          this.token = token;
        },
      },
      httpClientOptions: { retryConfig: { maxNumberOfRetries: 0, retryOnTimeout: false } },
      unstable_httpClientOptions: { adapter: (request: OutgoingRequest) => this.carry(request, endsAt) },
    });
  }

  private async carry(request: OutgoingRequest, endsAt: number) {
    const { pathname, search } = new URL(request.url ?? '');
    const sending = {
      method: (request.method ?? 'GET').toUpperCase(),
      headers: request.headers.toJSON(),
      body: request.data,
    };
    const response = await this.send(pathname + search, sending, endsAt);
    return {
      data: await response.text(),
      status: response.status,
      statusText: response.statusText,
      headers: Object.fromEntries(response.headers),
      config: request,
    };
  }

  private async send(path: string, sending: Sending, endsAt: number): Promise<Response> {
    const leftMs = Math.floor(endsAt - performance.now());
    if (leftMs <= 0) throw new ProviderTimeout('paypal');
    const { body, ...rest } = sending;
    const response = await fetch(this.config.baseUrl + path, {
      ...rest,
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(leftMs),
    });
    if (response.status === 401) this.token = undefined;
    return response;
  }
}
