import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CURRENCY_CODES, type Instant } from '@ur-desk/domain/kernel';
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
import {
  type ChargeRequest,
  type CreateLinkRequest,
  type DisputeAnswerRequest,
  type LookupRequest,
  type PaymentProvider,
  type RawEvent,
  type RefundLookupRequest,
  type RefundRequest,
  type SaveMethodRequest,
} from '../payment-provider.port';
import { chargeStripe, lookUpStripe } from './stripe-charges';
import { StripeClient } from './stripe-client';
import { answerStripeDispute, lookUpStripeDispute } from './stripe-disputes';
import { readStripeEvent, refuseStripeSignature } from './stripe-event';
import { cancelStripePage, createStripePage, lookUpStripePage } from './stripe-links';
import { removeStripeMethod, saveStripeMethod } from './stripe-methods';
import { lookUpStripeRefund, refundStripe } from './stripe-refunds';

/** Stripe: saved cards, hosted pages with cards, Alipay and WeChat Pay, refunds, signed events (rules 4). */
@Injectable()
export class StripeProvider implements PaymentProvider, OnModuleInit {
  readonly name = 'stripe';
  readonly missing: readonly string[];
  readonly capabilities: ProviderCapabilities = {
    currencies: CURRENCY_CODES,
    savedMethodKinds: ['card'],
    linkMethodKinds: ['card', 'alipay', 'wechatPay'],
    refunds: 'partial',
  };
  readonly client: StripeClient;
  private readonly secrets: readonly string[];

  constructor(@Inject(CONFIG) { stripe }: Pick<Config, 'stripe'>) {
    this.client = new StripeClient(stripe);
    this.secrets = stripe.webhookSecrets;
    this.missing = [
      ...(stripe.secretKey ? [] : ['STRIPE_SECRET_KEY']),
      ...(stripe.webhookSecrets.length > 0 ? [] : ['STRIPE_WEBHOOK_SECRET']),
    ];
  }

  /** Where it is on: loading its library would take up the time of the first customer's charge. */
  async onModuleInit(): Promise<void> {
    if (this.missing.length === 0) await this.client.library();
  }

  async charge(request: ChargeRequest): Promise<ChargeAnswer> {
    return chargeStripe(await this.client.call(), request);
  }

  async lookup(request: LookupRequest): Promise<LookupAnswer> {
    return lookUpStripe(await this.client.call(), request);
  }

  async createLink(request: CreateLinkRequest): Promise<CreateLinkAnswer> {
    return createStripePage(await this.client.call(), request);
  }

  async lookupLink(request: LookupRequest): Promise<LinkAnswer> {
    return lookUpStripePage(await this.client.call(), request);
  }

  async cancelLink(request: LookupRequest): Promise<LinkAnswer> {
    return cancelStripePage(await this.client.call(), request);
  }

  async saveMethod(request: SaveMethodRequest): Promise<SaveMethodAnswer> {
    return saveStripeMethod(await this.client.call(), request);
  }

  async removeMethod(token: string): Promise<void> {
    await removeStripeMethod(await this.client.call(), token);
  }

  async refund(request: RefundRequest): Promise<RefundAnswer> {
    return refundStripe(await this.client.call(), request);
  }

  async lookupRefund(request: RefundLookupRequest): Promise<RefundLookupAnswer> {
    return lookUpStripeRefund(await this.client.call(), request);
  }

  async lookupDispute(reference: string): Promise<DisputeLookupAnswer> {
    return lookUpStripeDispute(await this.client.call(), reference);
  }

  async answerDispute(request: DisputeAnswerRequest): Promise<DisputeAnswerResult> {
    return answerStripeDispute(await this.client.call(), request);
  }

  async readEvent(raw: RawEvent, now: Instant): Promise<EventReading> {
    const { signature } = (await this.client.library()).webhooks;
    if (!signature) throw new Error('the library checks no signatures');
    const reason = refuseStripeSignature(signature, raw, { secrets: this.secrets, now });
    return reason ? { verified: false, reason } : readStripeEvent(raw.body);
  }
}
