import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { addMs, CURRENCY_CODES, type Instant } from '@ur-desk/domain/kernel';
import {
  type ChargeAnswer,
  type CreateLinkAnswer,
  type DisputeAnswerResult,
  type DisputeLookupAnswer,
  type EventReading,
  isSandboxToken,
  type LinkAnswer,
  type LookupAnswer,
  PAYMENT_METHOD_KINDS,
  type ProviderCapabilities,
  type RefundAnswer,
  type RefundLookupAnswer,
  SANDBOX_ACTION_MS,
  SANDBOX_CARDS,
  type SandboxOutcome,
  sandboxOutcome,
  sandboxRefundOutcome,
  type SaveMethodAnswer,
} from '@ur-desk/domain/payments';
import { CONFIG, type Config } from '../../../platform/config/config';
import { Db } from '../../../platform/db/db';
import {
  type ChargeRequest,
  type CreateLinkRequest,
  type DisputeAnswerRequest,
  type LookupRequest,
  type PaymentProvider,
  type RawEvent,
  type RefundRequest,
  type SaveMethodRequest,
} from '../payment-provider.port';
import { ProviderTimeout } from '../../provider-answer';
import { chargeAnswer, linkAnswer, refundAnswer } from './sandbox-answers';
import {
  chargeEntry,
  closePage,
  recallCharge,
  recallRefund,
  refundEntry,
  rememberCharge,
  rememberRefund,
} from './sandbox-book';
import {
  answerSandboxDispute,
  disputeLater,
  isDisputed,
  providerDispute,
  recallDispute,
} from './sandbox-disputes';
import { readSandboxEvent } from './sandbox-event';
import { refuseSignature, SIGNATURE_HEADER } from './sandbox-signature';

const outcomeOf = (token: string): SandboxOutcome =>
  isSandboxToken(token) ? sandboxOutcome(token) : { kind: 'declined', declineCode: 'cardDeclined' };

/** Money that is disputed is not given back as well. */
const DISPUTED = { result: 'failed', failureCode: 'disputed' } as const;

const isMute = (kind: string): boolean => kind === 'silent' || kind.startsWith('timeout');

/** A provider of test cards that moves no real money: what each card does is certain (rules 4). */
@Injectable()
export class SandboxProvider implements PaymentProvider {
  readonly name = 'sandbox';
  readonly missing: readonly string[];
  readonly capabilities: ProviderCapabilities = {
    currencies: CURRENCY_CODES,
    savedMethodKinds: ['card'],
    linkMethodKinds: PAYMENT_METHOD_KINDS,
    refunds: 'partial',
  };
  /** How long a card of the slow or the timeout kind keeps us waiting; tests set it to zero. */
  hangMs = 1_500;

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.missing = config.sandboxPayments ? [] : ['SANDBOX_PAYMENTS'];
  }

  async charge(request: ChargeRequest): Promise<ChargeAnswer> {
    const outcome = outcomeOf(request.token);
    await this.startCharge(request, outcome);
    if (isMute(outcome.kind) || outcome.kind === 'slow') await wait(this.hangMs);
    const answer = isMute(outcome.kind) ? null : await this.chargeNow(request.idempotencyKey);
    if (
      !answer ||
      answer.result === 'notFound' ||
      answer.result === 'noAnswer' ||
      answer.result === 'expired'
    )
      throw new ProviderTimeout(this.name);
    return answer;
  }

  async lookup({ idempotencyKey }: LookupRequest): Promise<LookupAnswer> {
    return this.chargeNow(idempotencyKey);
  }

  async createLink(request: CreateLinkRequest): Promise<CreateLinkAnswer> {
    const { idempotencyKey, amount, reference, description, methodKinds, returnUrl, locale, saveMethod } =
      request;
    const page = { reference, description, methodKinds, returnUrl, locale, saveMethod };
    const entry = { result: 'open', dueAt: request.expiresAt, dueResult: 'expired' } as const;
    await this.db.read((em) => rememberCharge(em, { idempotencyKey, amount, entry, cardToken: null, page }));
    const answer = await this.linkNow(idempotencyKey);
    if (answer.result !== 'open') throw new ProviderTimeout(this.name);
    return answer;
  }

  async lookupLink({ idempotencyKey }: LookupRequest): Promise<LinkAnswer> {
    return this.linkNow(idempotencyKey);
  }

  async cancelLink({ idempotencyKey }: LookupRequest): Promise<LinkAnswer> {
    await this.db.read((em) => closePage(em, idempotencyKey));
    return this.linkNow(idempotencyKey);
  }

  async saveMethod({ token, expiryMonth, expiryYear }: SaveMethodRequest): Promise<SaveMethodAnswer> {
    if (!isSandboxToken(token)) return { result: 'refused', reason: 'tokenUnknown' };
    const { brand, lastFour } = SANDBOX_CARDS[token];
    return {
      result: 'saved',
      method: { token, kind: 'card', brand, lastFour, expiryMonth, expiryYear },
    };
  }

  async removeMethod(): Promise<void> {
    // Test cards exist for everybody and for ever: there is nothing to forget.
  }

  async refund(request: RefundRequest): Promise<RefundAnswer> {
    const { idempotencyKey, paymentId, amount } = request;
    const now = await this.db.now();
    const charge = await this.db.read((em) => recallCharge(em, paymentId, now));
    const token = charge?.card_token ?? '';
    const outcome = isSandboxToken(token) ? sandboxRefundOutcome(token) : ({ kind: 'succeeded' } as const);
    const disputed = await this.db.read((em) => isDisputed(em, paymentId, now));
    const entry = disputed ? DISPUTED : refundEntry(outcome, now);
    await this.db.read((em) => rememberRefund(em, { idempotencyKey, chargeKey: paymentId, amount, entry }));
    if (!disputed && isMute(outcome.kind)) {
      await wait(this.hangMs);
      throw new ProviderTimeout(this.name);
    }
    const answer = await this.lookupRefund({ idempotencyKey });
    if (answer.result === 'noAnswer') throw new ProviderTimeout(this.name);
    if (answer.result === 'notFound')
      return { result: 'failed', providerReference: null, failureCode: 'refused' };
    return answer;
  }

  async lookupRefund({ idempotencyKey }: { idempotencyKey: string }): Promise<RefundLookupAnswer> {
    const now = await this.db.now();
    const row = await this.db.read((em) => recallRefund(em, idempotencyKey, now));
    return row ? refundAnswer(row) : { result: 'notFound' };
  }

  async lookupDispute(reference: string): Promise<DisputeLookupAnswer> {
    const now = await this.db.now();
    const row = await this.db.read((em) => recallDispute(em, reference, now));
    return row ? { result: 'found', dispute: providerDispute(row) } : { result: 'notFound' };
  }

  async answerDispute(request: DisputeAnswerRequest): Promise<DisputeAnswerResult> {
    const { disputeReference } = request;
    const now = await this.db.now();
    const row = await this.db.read((em) => recallDispute(em, disputeReference, now));
    if (row?.state !== 'needsResponse') return { result: 'refused', reason: 'closed' };
    const { contested } = row;
    await this.db.read((em) => answerSandboxDispute(em, request, { contested, now }));
    const answer = await this.lookupDispute(disputeReference);
    if (answer.result !== 'found') throw new ProviderTimeout(this.name);
    return { result: 'taken', dispute: answer.dispute };
  }

  async readEvent({ body, headers }: RawEvent, now: Instant): Promise<EventReading> {
    const signed = { body, header: headers[SIGNATURE_HEADER] };
    const reason = refuseSignature(signed, this.config.sandboxEventSecrets, now);
    return reason ? { verified: false, reason } : readSandboxEvent(body);
  }

  private async startCharge(request: ChargeRequest, outcome: SandboxOutcome): Promise<void> {
    const { idempotencyKey, amount, token, reference, returnUrl } = request;
    const now = await this.db.now();
    const entry = chargeEntry(outcome, now);
    if (!entry) return;
    const asks = outcome.kind === 'requiresAction';
    const confirmation = { dueAt: addMs(now, SANDBOX_ACTION_MS), dueResult: 'expired' } as const;
    await this.db.read((em) =>
      rememberCharge(em, {
        idempotencyKey,
        amount,
        entry: asks ? { ...entry, ...confirmation } : entry,
        cardToken: token,
        page: asks
          ? { reference, description: null, methodKinds: null, returnUrl, locale: 'zh', saveMethod: false }
          : null,
      }),
    );
    await this.db.read((em) => disputeLater(em, { chargeKey: idempotencyKey, token }, now));
  }

  private async chargeNow(idempotencyKey: string): Promise<LookupAnswer> {
    const now = await this.db.now();
    const row = await this.db.read((em) => recallCharge(em, idempotencyKey, now));
    return row ? chargeAnswer(row, this.config.origin) : { result: 'notFound' };
  }

  private async linkNow(idempotencyKey: string): Promise<LinkAnswer> {
    const now = await this.db.now();
    const row = await this.db.read((em) => recallCharge(em, idempotencyKey, now));
    return row ? linkAnswer(row, this.config.origin) : { result: 'notFound' };
  }
}
