import { type IncomingMessage } from 'node:http';
import {
  type Answer,
  FakeServer,
  multipartParams,
  type Params,
  type Reply,
  type TakenRequest,
} from './fake-server';
import documented from './stripe-requests.json';

/** Requests that move or promise something: without a key of ours, a repeated one would do it twice. */
const KEYED = [
  'POST /v1/payment_intents',
  'POST /v1/checkout/sessions',
  'POST /v1/refunds',
  'POST /v1/customers',
  'POST /v1/files',
  'POST /v1/disputes/:id',
  'POST /v1/disputes/:id/close',
];

/** `a[b][0][c]=d`, as Stripe's forms are written. */
function nested(pairs: URLSearchParams): Params {
  const root: Params = {};
  for (const [name, value] of pairs) {
    const path = name.split(/\[|\]\[|\]/).filter((part) => part !== '');
    const last = path.pop() ?? '';
    const parent = path.reduce<Params>((at, part) => (at[part] ??= {}) as Params, root);
    parent[last] = value;
  }
  return lists(root) as Params;
}

/** Objects whose names are 0, 1, 2 … are lists. */
function lists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return isList
    ? entries.map(([, one]) => lists(one))
    : Object.fromEntries(entries.map(([name, one]) => [name, lists(one)]));
}

/** Files come as parts of a form, everything else as its fields. */
const formOf = (route: string): string =>
  route === 'POST /v1/files' ? 'multipart/form-data' : 'application/x-www-form-urlencoded';

const error = (status: number, body: object): Reply => ({ status, body: { error: body } });

/** Stripe's API as its reference describes it. */
export class FakeStripe extends FakeServer {
  private readonly remembered = new Map<string, { form: string; answer: Answer }>();

  constructor() {
    super(documented, false);
  }

  /** With the library loaded, as in a running process: else the first call of a file pays for it out of its own time. */
  override async start(): Promise<void> {
    await Promise.all([super.start(), import('stripe')]);
  }

  override reset(): void {
    super.reset();
    this.remembered.clear();
  }

  protected paramsOf(incoming: IncomingMessage, raw: Buffer, query: URLSearchParams): Params {
    const type = incoming.headers['content-type'] ?? '';
    if (type.startsWith('multipart/form-data')) return multipartParams(type, raw);
    return nested(incoming.method === 'GET' ? query : new URLSearchParams(raw.toString('utf8')));
  }

  protected refusal(violation: string): Reply {
    return error(400, { type: 'invalid_request_error', code: 'parameter_unknown', message: violation });
  }

  protected headerViolations({ route, headers }: TakenRequest): string[] {
    return [
      ...(headers.authorization === 'Bearer sk_test_local' ? [] : [`${route}: no key`]),
      ...(headers['stripe-version'] === '2026-10-28.endive' ? [] : [`${route}: another version`]),
      ...(KEYED.includes(route) && !headers['idempotency-key'] ? [`${route}: no idempotency key`] : []),
      ...(route.startsWith('POST') && !(headers['content-type'] ?? '').startsWith(formOf(route))
        ? [`${route}: no form`]
        : []),
    ];
  }

  /** The same key gives the same answer, and is refused with other parameters. */
  protected override reply(request: TakenRequest): Answer {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') return super.reply(request);
    const form = request.raw.toString('utf8');
    const before = this.remembered.get(key);
    if (before && before.form !== form)
      return error(400, { type: 'idempotency_error', message: 'the key was used with other parameters' });
    const answer = before?.answer ?? super.reply(request);
    if (typeof answer === 'object' && answer.status !== 429 && answer.status !== 401)
      this.remembered.set(key, { form, answer });
    return answer;
  }
}

/** An error of Stripe's API. */
export const stripeError = error;

export const aCard = { brand: 'visa', last4: '4242', exp_month: 8, exp_year: 2031 };

export const aCharge = (changes: object = {}): object => ({
  id: 'ch_1',
  object: 'charge',
  amount: 1999,
  amount_captured: 1999,
  currency: 'cny',
  customer: null,
  metadata: {},
  payment_intent: 'pi_1',
  payment_method: 'pm_1',
  payment_method_details: { type: 'card', card: aCard },
  ...changes,
});

export const anIntent = (changes: object = {}): object => ({
  id: 'pi_1',
  object: 'payment_intent',
  amount: 1999,
  amount_received: 1999,
  currency: 'cny',
  created: 1_790_000_000,
  status: 'succeeded',
  metadata: { payment_id: 'payment-1', kind: 'charge' },
  last_payment_error: null,
  next_action: null,
  latest_charge: aCharge(),
  ...changes,
});

export const aPage = (changes: object = {}): object => ({
  id: 'cs_1',
  object: 'checkout.session',
  amount_total: 1999,
  client_reference_id: 'payment-1',
  currency: 'cny',
  expires_at: 1_790_003_600,
  metadata: { payment_id: 'payment-1', kind: 'link' },
  payment_intent: null,
  payment_status: 'unpaid',
  status: 'open',
  url: 'https://checkout.stripe.com/c/pay/cs_1',
  ...changes,
});

export const aRefund = (changes: object = {}): object => ({
  id: 're_1',
  object: 'refund',
  amount: 500,
  currency: 'cny',
  metadata: { refund_id: 'refund-1', payment_id: 'payment-1' },
  payment_intent: 'pi_1',
  status: 'succeeded',
  ...changes,
});

export const aList = (...data: object[]): object => ({ object: 'list', data, has_more: false, url: '/v1' });

export const aStripeDispute = (changes: object = {}): object => ({
  id: 'du_1',
  object: 'dispute',
  amount: 1999,
  currency: 'cny',
  payment_intent: 'pi_1',
  reason: 'fraudulent',
  status: 'needs_response',
  evidence_details: { due_by: 1_790_003_600 },
  balance_transactions: [{ amount: -1999, fee: 1500, currency: 'cny' }],
  ...changes,
});
