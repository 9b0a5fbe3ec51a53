import { Injectable } from '@nestjs/common';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  isOpen,
  type LookupAnswer,
  lookupOfLink,
  type PaymentVerdict,
  type PaymentView,
  verdictOfLookup,
} from '@ur-desk/domain/payments';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { fault } from '../../platform/fault/fault';
import { type LookupRequest, type PaymentProvider } from '../../providers/payment/payment-provider.port';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { cancelLinkAt, lookUpAt, lookUpLinkAt } from '../../providers/payment/provider-calls';
import { linkFacts, type LinkFactsRow } from '../payment-links/payment-link.queries';
import { PaymentSettling } from './payment-settling.service';
import { movesOn } from './payment.settlement';
import { paymentById, paymentsToAskFor } from './payment.queries';

const ASKED_AT_ONCE = 50;

/** A link that we closed is closed at the provider, too, before it says how it stands. */
async function answerOf(
  provider: PaymentProvider,
  request: LookupRequest,
  link: LinkFactsRow | null,
): Promise<LookupAnswer> {
  if (link?.cancelled_at) return lookupOfLink(await cancelLinkAt(provider, request));
  return link?.kind === 'page'
    ? lookupOfLink(await lookUpLinkAt(provider, request))
    : lookUpAt(provider, request);
}

/** Asks providers what became of payments that have no answer (rules 4, P4). */
@Injectable()
export class PaymentInquiry {
  constructor(
    private readonly db: Db,
    private readonly providers: PaymentProviders,
    private readonly settling: PaymentSettling,
  ) {}

  /** Asks the provider what became of a payment without an answer. Throws `not_found`, `wrong_state` when it has one. */
  async check(ctx: CallContext, paymentId: string): Promise<PaymentView> {
    const payment = await this.db.read((em) => paymentById(em, paymentId));
    if (!isOpen(payment.state)) throw new Problem('wrong_state', { state: payment.state });
    return this.ask(ctx, payment, await this.db.now());
  }

  /** The janitor's round: asks about every payment that is due; one that cannot be asked does not stop the others. */
  async askAboutDue(): Promise<{ asked: number; failed: number }> {
    const now = await this.db.now();
    const due = await this.db.read((em) => paymentsToAskFor(em, now, ASKED_AT_ONCE));
    const ctx = systemContext('payment-janitor');
    let failed = 0;
    for (const { id } of due) {
      try {
        await this.ask(ctx, await this.db.read((em) => paymentById(em, id)), now);
      } catch {
        failed += 1;
      }
    }
    return { asked: due.length, failed };
  }

  /** Asks about a payment, if it has no end yet. */
  async askNow(ctx: CallContext, paymentId: string): Promise<void> {
    const payment = await this.db.read((em) => paymentById(em, paymentId));
    if (isOpen(payment.state)) await this.ask(ctx, payment, await this.db.now());
  }

  /** Asks about a payment that somebody may just have made; writes only when it got anywhere. */
  async learn(ctx: CallContext, paymentId: string): Promise<void> {
    const payment = await this.db.read((em) => paymentById(em, paymentId));
    if (!isOpen(payment.state)) return;
    const verdict = await this.verdictNow(payment, await this.db.now());
    if (!movesOn(payment, verdict)) return;
    await this.settling.settle(ctx, { customerId: payment.customerId, paymentId, verdict, asked: false });
  }

  /** A payment that only a report names becomes a task for two people; one that has its end stays as it is. */
  async leaveToHuman(ctx: CallContext, paymentId: string, providerReference: string): Promise<void> {
    const payment = await this.db.read((em) => paymentById(em, paymentId));
    if (!isOpen(payment.state)) return;
    const verdict = { state: 'review', providerReference, reason: 'inReport' } as const;
    await this.settling.settle(ctx, { customerId: payment.customerId, paymentId, verdict, asked: false });
  }

  /** What the provider says now, without writing anything. */
  async verdictNow(payment: PaymentView, now: Instant): Promise<PaymentVerdict> {
    const { amount, createdAt: startedAt } = payment;
    return verdictOfLookup(await this.answerNow(payment), { amount, startedAt }, now);
  }

  /** The same in the provider's own words. */
  async answerNow(payment: PaymentView): Promise<LookupAnswer> {
    const { id: idempotencyKey, providerReference, amount, createdAt: startedAt } = payment;
    const provider = this.providers.of(payment.provider);
    const link = await this.db.read((em) =>
      linkFacts(em, { customerId: payment.customerId, paymentId: payment.id }),
    );
    const request = { idempotencyKey, providerReference, amount, startedAt };
    await fault('payment.before-lookup');
    const answer = await answerOf(provider, request, link);
    await fault('payment.after-lookup');
    return answer;
  }

  private async ask(ctx: CallContext, payment: PaymentView, now: Instant): Promise<PaymentView> {
    const verdict = await this.verdictNow(payment, now);
    const of = { customerId: payment.customerId, paymentId: payment.id };
    return this.settling.settle(ctx, { ...of, verdict, asked: true });
  }
}
