import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Instant } from '@ur-desk/domain/kernel';
import {
  type ChargeAnswer,
  type CreateLinkAnswer,
  type DisputeAnswerResult,
  type DisputeLookupAnswer,
  type EventReading,
  type LinkAnswer,
  type LookupAnswer,
  type ProviderCapabilities,
  type RefundAnswer,
  type RefundLookupAnswer,
  type SaveMethodAnswer,
} from '@ur-desk/domain/payments';
import { CONFIG, type Config } from '../../../platform/config/config';
import { type PayPalConfig } from '../../../platform/config/payment-config';
import {
  type CreateLinkRequest,
  type DisputeAnswerRequest,
  type LookupRequest,
  type PaymentProvider,
  type RawEvent,
  type RefundLookupRequest,
  type RefundRequest,
} from '../payment-provider.port';
import { PAYPAL_CURRENCIES } from './paypal-amounts';
import { PayPalClient } from './paypal-client';
import { answerPayPalDispute, lookUpPayPalDispute } from './paypal-disputes';
import { readPayPalEvent, refusePayPalEvent } from './paypal-event';
import { cancelPayPalOrder, createPayPalOrder, lookUpPayPalOrder } from './paypal-orders';
import { lookUpPayPalRefund, refundPayPal } from './paypal-refunds';

const NEEDED = {
  clientId: 'PAYPAL_CLIENT_ID',
  clientSecret: 'PAYPAL_CLIENT_SECRET',
  webhookId: 'PAYPAL_WEBHOOK_ID',
} as const;

/** PayPal: the customer approves on its page, then we take the money; refunds and events (rules 4). Nothing is saved for later. */
@Injectable()
export class PayPalProvider implements PaymentProvider, OnModuleInit {
  readonly name = 'paypal';
  readonly missing: readonly string[];
  readonly capabilities: ProviderCapabilities = {
    currencies: PAYPAL_CURRENCIES,
    savedMethodKinds: [],
    linkMethodKinds: ['paypal'],
    refunds: 'partial',
  };
  readonly client: PayPalClient;
  private readonly config: PayPalConfig;

  constructor(@Inject(CONFIG) { paypal }: Pick<Config, 'paypal'>) {
    this.config = paypal;
    this.client = new PayPalClient(paypal);
    const names = Object.keys(NEEDED) as (keyof typeof NEEDED)[];
    this.missing = names.filter((name) => !paypal[name]).map((name) => NEEDED[name]);
  }

  /** Where it is on: loading its library would take up the time of the first customer's payment. */
  async onModuleInit(): Promise<void> {
    if (this.missing.length === 0) await this.client.library();
  }

  /** Nothing is saved, so nothing can be charged without the customer. */
  async charge(): Promise<ChargeAnswer> {
    return { result: 'declined', providerReference: null, declineCode: 'methodUnavailable' };
  }

  async lookup(request: LookupRequest): Promise<LookupAnswer> {
    const answer = await this.lookupLink(request);
    if (answer.result !== 'open') return answer;
    const { providerReference, url: actionUrl, expiresAt } = answer;
    return { result: 'requiresAction', providerReference, actionUrl, expiresAt };
  }

  async createLink(request: CreateLinkRequest): Promise<CreateLinkAnswer> {
    return createPayPalOrder(await this.client.call(), request);
  }

  async lookupLink(request: LookupRequest): Promise<LinkAnswer> {
    return lookUpPayPalOrder(await this.client.call(), request);
  }

  async cancelLink(request: LookupRequest): Promise<LinkAnswer> {
    return cancelPayPalOrder(await this.client.call(), request);
  }

  async saveMethod(): Promise<SaveMethodAnswer> {
    return { result: 'refused', reason: 'kindNotSupported' };
  }

  async removeMethod(): Promise<void> {
    // Nothing was saved: there is nothing to forget.
  }

  async refund(request: RefundRequest): Promise<RefundAnswer> {
    return refundPayPal(await this.client.call(), request);
  }

  async lookupRefund(request: RefundLookupRequest): Promise<RefundLookupAnswer> {
    return lookUpPayPalRefund(await this.client.call(), request);
  }

  async lookupDispute(reference: string): Promise<DisputeLookupAnswer> {
    return lookUpPayPalDispute(await this.client.call(), reference);
  }

  async answerDispute(request: DisputeAnswerRequest): Promise<DisputeAnswerResult> {
    return answerPayPalDispute(await this.client.call(), request);
  }

  async readEvent(raw: RawEvent, now: Instant): Promise<EventReading> {
    const { webhookId } = this.config;
    const reason = await refusePayPalEvent(() => this.client.call(), raw, { webhookId, now });
    return reason ? { verified: false, reason } : readPayPalEvent(raw.body);
  }
}
