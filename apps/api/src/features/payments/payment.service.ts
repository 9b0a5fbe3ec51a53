import { Inject, Injectable } from '@nestjs/common';
import { money, type Money } from '@ur-desk/domain/kernel';
import { linkExpiresAt, type LinkOrderInput, refuseLinkOrder } from '@ur-desk/domain/payment-links';
import {
  nextJanitorCheck,
  type PaymentPurpose,
  type PaymentVerdict,
  type PaymentView,
  PURPOSE_TEXTS,
  verdictOfCharge,
  verdictOfPage,
} from '@ur-desk/domain/payments';
import { CONFIG, type Config } from '../../platform/config/config';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { type ChargeRequest, type CreateLinkRequest } from '../../providers/payment/payment-provider.port';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { chargeAt, createLinkAt } from '../../providers/payment/provider-calls';
import { useException } from '../charge-limits/charge-exception.queries';
import { guardCharge } from '../charge-limits/charge-guard.queries';
import { backFromProvider, paymentLinkToken } from './payment-link-token';
import { insertLink, linkFacts, type LinkFactsRow } from '../payment-links/payment-link.queries';
import { paymentMethodOf } from './payment-method.queries';
import { PaymentSettling } from './payment-settling.service';
import { paymentList } from './payment.list';
import { type ChargeFacts, chargeFacts, insertPayment, shownPayment } from './payment.queries';
import { type PaymentRow, paymentView } from './payment.view';

export interface PaymentOrder {
  customerId: string;
  purpose: PaymentPurpose;
  purposeId: string;
  amount: Money;
}

/** Payments from the wallet and at providers (rules 4). A provider is only ever called outside a transaction. */
@Injectable()
export class PaymentService {
  constructor(
    private readonly db: Db,
    private readonly settling: PaymentSettling,
    private readonly providers: PaymentProviders,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async get(paymentId: string): Promise<PaymentView> {
    return this.db.read((em) => shownPayment(em, paymentId));
  }

  async list(query: ListQuery): Promise<ListPage<PaymentView>> {
    return mapPage(await this.db.read((em) => runList<PaymentRow>(em, paymentList, query)), paymentView);
  }

  /**
   * A payment from the wallet, captured in the caller's transaction. It moves no money itself: the purchase does
   * (`postingsForPurchase`), and the ledger refuses when the balance is too low.
   */
  async payFromWallet(tx: Tx, order: PaymentOrder): Promise<PaymentView> {
    const row = await insertPayment(tx.em, {
      ...order,
      id: tx.newId(),
      provider: 'wallet',
      methodId: null,
      state: 'captured',
      janitorAt: null,
      now: tx.now,
    });
    return paymentView(row);
  }

  /**
   * A payment that reached the operator outside of the providers, captured in the caller's transaction: `cash:offline` → wallet,
   * once (L9). `providerReference`: the bank's, or the receipt's.
   */
  async recordOffline(
    tx: Tx,
    order: PaymentOrder & { providerReference: string },
    actor: Actor,
  ): Promise<PaymentView> {
    const row = await insertPayment(tx.em, {
      ...order,
      id: tx.newId(),
      provider: 'offline',
      methodId: null,
      state: 'captured',
      janitorAt: null,
      now: tx.now,
    });
    const payment = paymentView(row);
    await this.settling.bookRecorded(tx, payment, actor);
    return payment;
  }

  /**
   * A payment by a saved method, pending: its id is stored before the provider hears of it, so that every retry is the
   * same charge (P3), and the janitor asks about it should we die now (P4). `charge` carries it out. Throws what
   * `guardCharge` throws.
   */
  async startCharge(tx: Tx, order: PaymentOrder & { methodId: string }): Promise<PaymentView> {
    const method = await paymentMethodOf(tx.em, order);
    const exceptionId = await guardCharge(tx, order);
    const row = await insertPayment(tx.em, {
      ...order,
      id: tx.newId(),
      provider: method.provider,
      state: 'pending',
      janitorAt: nextJanitorCheck(tx.now, 0, tx.now),
      now: tx.now,
    });
    await this.useLeave(tx, row, exceptionId);
    return paymentView({ ...row, kind: method.kind, brand: method.brand, last_four: method.last_four });
  }

  /**
   * A payment on a page of a provider, pending like a charge; `charge` asks the provider for the page. Throws
   * `payment_provider_off`, and `payment_link_unsupported` at a field of `link`.
   */
  async startLink(tx: Tx, order: PaymentOrder & { link: LinkOrderInput }): Promise<PaymentView> {
    const { link, amount, customerId } = order;
    const { missing, capabilities } = this.providers.named(link.provider);
    refuseLinkOrder(link, { on: missing.length === 0, capabilities, currency: amount.currency }, 'link');
    const exceptionId = await guardCharge(tx, { customerId, amount, methodId: null });
    const expiresAt = linkExpiresAt(link, tx.now);
    const id = tx.newId();
    const row = await insertPayment(tx.em, {
      ...order,
      id,
      provider: link.provider,
      methodId: null,
      state: 'pending',
      janitorAt: nextJanitorCheck(tx.now, 0, tx.now, expiresAt),
      now: tx.now,
    });
    await this.useLeave(tx, row, exceptionId);
    const token = paymentLinkToken(this.config.paymentLinkSecret, id);
    await insertLink(tx.em, { customerId, paymentId: id, token, order: link, expiresAt, now: tx.now });
    return paymentView(row);
  }

  /**
   * Carries out a pending payment: calls the provider outside any transaction and settles in a write of its own: captured
   * (`cash:<provider>` → wallet), failed with the reason, waiting for the customer, or unknown. A payment that is not
   * pending is left as it is.
   */
  async charge(ctx: CallContext, of: { customerId: string; paymentId: string }): Promise<PaymentView> {
    const facts = await this.db.read((em) => chargeFacts(em, of));
    if (facts.state !== 'pending') return this.get(of.paymentId);
    const link = await this.db.read((em) => linkFacts(em, of));
    const verdict = link
      ? await this.openPage(of.paymentId, facts, link)
      : await this.chargeMethod(of.paymentId, facts);
    return this.settling.settle(ctx, { ...of, verdict, asked: false });
  }

  /** Leave that a charge needs is used up by it. */
  private async useLeave(tx: Tx, payment: PaymentRow, exceptionId: string | null): Promise<void> {
    if (exceptionId === null) return;
    const { customer_id: customerId, id: paymentId } = payment;
    await useException(tx.em, { customerId, exceptionId, paymentId }, tx.now);
    tx.audit({ subject: { kind: 'chargeException', id: exceptionId }, after: { paymentId, usedAt: tx.now } });
  }

  private async chargeMethod(paymentId: string, facts: ChargeFacts): Promise<PaymentVerdict> {
    const amount = money(facts.amount, facts.currency);
    const request: ChargeRequest = {
      idempotencyKey: paymentId,
      reference: facts.reference,
      token: facts.token ?? '',
      amount,
      returnUrl: this.backTo(paymentId),
    };
    await fault('payment.before-charge');
    const answer = await chargeAt(this.providers.of(facts.provider), request);
    await fault('payment.after-charge');
    return answer.result === 'noAnswer' ? { state: 'unknown' } : verdictOfCharge(answer, amount);
  }

  private async openPage(paymentId: string, facts: ChargeFacts, link: LinkFactsRow): Promise<PaymentVerdict> {
    const request: CreateLinkRequest = {
      idempotencyKey: paymentId,
      reference: facts.reference,
      description: PURPOSE_TEXTS[facts.purpose][link.locale],
      amount: money(facts.amount, facts.currency),
      expiresAt: link.expires_at.toISOString(),
      methodKinds: link.method_kinds,
      returnUrl: this.backTo(paymentId),
      locale: link.locale,
      saveMethod: link.save_method,
    };
    await fault('payment.before-open');
    const answer = await createLinkAt(this.providers.of(facts.provider), request);
    await fault('payment.after-open');
    return verdictOfPage(answer);
  }

  private backTo(paymentId: string): string {
    return backFromProvider(this.config.origin, paymentLinkToken(this.config.paymentLinkSecret, paymentId));
  }
}
