import { type IncomingMessage } from 'node:http';
import { FakeServer, multipartParams, type Params, type Reply, type TakenRequest } from './fake-server';
import documented from './paypal-requests.json';

const TOKEN = 'POST /v1/oauth2/token';
const KEYED = [
  'POST /v2/checkout/orders',
  'POST /v2/checkout/orders/:id/capture',
  'POST /v2/payments/captures/:id/refund',
  'POST /v1/customer/disputes/:id/provide-evidence',
  'POST /v1/customer/disputes/:id/accept-claim',
];

/** PayPal's REST API as its reference describes it. */
export class FakePayPal extends FakeServer {
  constructor() {
    super(documented, true);
  }

  /** Whoever asks for a token gets one. */
  letIn(): void {
    this.on(TOKEN, { body: { access_token: 'A21AA', token_type: 'Bearer', expires_in: 32_400, scope: '' } });
  }

  /** With the library loaded, as in a running process: else the first call of a file pays for it out of its own time. */
  override async start(): Promise<void> {
    await Promise.all([super.start(), import('@paypal/paypal-server-sdk')]);
  }

  protected paramsOf(incoming: IncomingMessage, raw: Buffer, query: URLSearchParams): Params {
    const type = incoming.headers['content-type'] ?? '';
    if (type.startsWith('application/x-www-form-urlencoded'))
      return Object.fromEntries(new URLSearchParams(raw.toString('utf8')));
    if (type.startsWith('multipart/form-data')) return multipartParams(type, raw);
    return raw.length > 0 ? (JSON.parse(raw.toString('utf8')) as Params) : Object.fromEntries(query);
  }

  protected refusal(violation: string): Reply {
    return payPalError(400, 'INVALID_PARAMETER_VALUE', { message: violation });
  }

  protected headerViolations({ route, headers }: TakenRequest): string[] {
    const basic = `Basic ${Buffer.from('client:secret').toString('base64')}`;
    const authorization = route === TOKEN ? basic : 'Bearer A21AA';
    const key = headers['paypal-request-id'];
    const keyed = typeof key === 'string' && key.length > 0 && key.length <= 108;
    return [
      ...(headers.authorization === authorization ? [] : [`${route}: not authorised`]),
      ...(KEYED.includes(route) && !keyed ? [`${route}: no request id of 1 to 108 characters`] : []),
    ];
  }
}

export const payPalError = (status: number, issue: string, more: object = {}): Reply => ({
  status,
  body: {
    name: status === 422 ? 'UNPROCESSABLE_ENTITY' : 'INVALID_REQUEST',
    message: 'The requested action could not be performed.',
    debug_id: '90957fca61718',
    details: [{ issue, description: '' }],
    ...more,
  },
});

export const NOT_FOUND: Reply = {
  status: 404,
  body: {
    name: 'RESOURCE_NOT_FOUND',
    message: '',
    debug_id: '1',
    details: [{ issue: 'INVALID_RESOURCE_ID' }],
  },
};

export const dollars = (value: string): object => ({ currency_code: 'USD', value });

export const anOrder = (changes: object = {}, unit: object = {}): object => ({
  id: '5O190127TN364715T',
  intent: 'CAPTURE',
  status: 'PAYER_ACTION_REQUIRED',
  create_time: '2026-09-21T14:13:20Z',
  purchase_units: [
    { reference_id: 'default', custom_id: 'payment-1;4102444800', amount: dollars('19.99'), ...unit },
  ],
  links: [{ href: 'https://www.paypal.com/checkoutnow?token=5O', rel: 'payer-action', method: 'GET' }],
  ...changes,
});

export const aCapture = (changes: object = {}): object => ({
  id: '3C679366HH908993F',
  status: 'COMPLETED',
  amount: dollars('19.99'),
  custom_id: 'payment-1;4102444800',
  ...changes,
});

export const aPaidOrder = (capture: object = {}): object =>
  anOrder({ status: 'COMPLETED' }, { payments: { captures: [aCapture(capture)] } });

export const aPayPalRefund = (changes: object = {}): object => ({
  id: '1JU08902781691411',
  status: 'COMPLETED',
  amount: dollars('5.00'),
  custom_id: 'refund-1',
  links: [
    { href: 'https://api-m.paypal.com/v2/payments/captures/3C679366HH908993F', rel: 'up', method: 'GET' },
  ],
  ...changes,
});

export const aPayPalDispute = (changes: object = {}): object => ({
  dispute_id: 'PP-D-1',
  disputed_transactions: [{ seller_transaction_id: '3C679366HH908993F' }],
  dispute_amount: dollars('19.99'),
  reason: 'UNAUTHORISED',
  status: 'WAITING_FOR_SELLER_RESPONSE',
  dispute_life_cycle_stage: 'CHARGEBACK',
  seller_response_due_date: '2026-10-01T00:00:00.000Z',
  ...changes,
});
