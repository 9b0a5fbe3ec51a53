import { Inject, Injectable } from '@nestjs/common';
import { type Instant, money, type Money, Problem } from '@ur-desk/domain/kernel';
import { emptyAccount, postingsForCapture, walletBalance } from '@ur-desk/domain/ledger';
import {
  isOpen,
  nextJanitorCheck,
  type PaymentPurpose,
  type PaymentVerdict,
  type PaymentView,
  verdictOfCharge,
  verdictOfLookup,
} from '@ur-desk/domain/payments';
import { CONFIG, type Config } from '../../platform/config/config';
import { type Actor, type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { chargeAt, lookUpAt } from '../../providers/payment/provider-calls';
import { LedgerService } from '../ledger/ledger.service';
import { paymentList } from './payment.list';
import {
  chargeFacts,
  insertPayment,
  paymentById,
  paymentMethodOf,
  paymentsToAskFor,
} from './payment.queries';
import { mayWrite, writeVerdict } from './payment.settlement';
import { type PaymentRow, paymentView } from './payment.view';

export interface PaymentOrder {
  customerId: string;
  purpose: PaymentPurpose;
  purposeId: string;
  amount: Money;
}

/** Thrown out of a write that found the payment settled already: nothing to write, nothing to audit. */
class AlreadySettled extends Error {
  constructor(readonly payment: PaymentView) {
    super('already settled');
  }
}

const ASKED_AT_ONCE = 50;

/** What the rest of the system hears when a payment has its answer. */
const settledEvent = (p: PaymentView) => ({
  customerId: p.customerId,
  paymentId: p.id,
  reference: p.reference,
  purpose: p.purpose,
  purposeId: p.purposeId,
  state: p.state,
  declineCode: p.declineCode,
  amount: p.amount,
});

/** Payments from the wallet and at providers (rules 4). A provider is only ever called outside a transaction. */
@Injectable()
export class PaymentService {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerService,
    private readonly providers: PaymentProviders,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async get(paymentId: string): Promise<PaymentView> {
    return this.db.read((em) => paymentById(em, paymentId));
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
   * A payment by a saved method, pending: its id is stored before the provider hears of it, so that every retry is the
   * same charge (P3), and the janitor asks about it should we die now (P4). `charge` carries it out.
   */
  async startCharge(tx: Tx, order: PaymentOrder & { methodId: string }): Promise<PaymentView> {
    const method = await paymentMethodOf(tx.em, order);
    const row = await insertPayment(tx.em, {
      ...order,
      id: tx.newId(),
      provider: method.provider,
      state: 'pending',
      janitorAt: nextJanitorCheck(tx.now, 0, tx.now),
      now: tx.now,
    });
    return paymentView({ ...row, brand: method.brand, last_four: method.last_four });
  }

  /**
   * Carries out a pending payment: calls the provider outside any transaction and settles in a write of its own: captured
   * (`cash:<provider>` → wallet), failed with the reason, or unknown. A payment that is not pending is left as it is.
   */
  async charge(ctx: CallContext, of: { customerId: string; paymentId: string }): Promise<PaymentView> {
    const facts = await this.db.read((em) => chargeFacts(em, of));
    if (facts.state !== 'pending' || facts.token === null) return this.get(of.paymentId);
    await fault('payment.before-charge');
    const amount = money(facts.amount, facts.currency);
    const answer = await chargeAt(this.providers.of(facts.provider), {
      idempotencyKey: of.paymentId,
      reference: facts.reference,
      token: facts.token,
      amount,
      returnUrl: this.config.origin,
    });
    await fault('payment.after-charge');
    const verdict: PaymentVerdict =
      answer.result === 'noAnswer' ? { state: 'unknown' } : verdictOfCharge(answer, amount);
    return this.settle(ctx, { ...of, verdict, asked: false });
  }

  /** Asks the provider what became of a payment without an answer. Throws `not_found`, `wrong_state` when it has one. */
  async check(ctx: CallContext, paymentId: string): Promise<PaymentView> {
    const payment = await this.get(paymentId);
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
        await this.ask(ctx, await this.get(id), now);
      } catch {
        failed += 1;
      }
    }
    return { asked: due.length, failed };
  }

  private async ask(ctx: CallContext, payment: PaymentView, now: Instant): Promise<PaymentView> {
    const { id: idempotencyKey, providerReference, amount, createdAt: startedAt } = payment;
    const request = { idempotencyKey, providerReference, amount, startedAt };
    const answer = await lookUpAt(this.providers.of(payment.provider), request);
    const verdict = verdictOfLookup(answer, { amount, startedAt }, now);
    const of = { customerId: payment.customerId, paymentId: payment.id };
    return this.settle(ctx, { ...of, verdict, asked: true });
  }

  private async settle(
    ctx: CallContext,
    order: { customerId: string; paymentId: string; verdict: PaymentVerdict; asked: boolean },
  ): Promise<PaymentView> {
    const command = { action: 'payment.settle', customerId: order.customerId };
    try {
      return await this.db.write(systemContext(ctx), command, (tx) => this.settleIn(tx, ctx, order));
    } catch (error) {
      if (error instanceof AlreadySettled) return error.payment;
      throw error;
    }
  }

  private async settleIn(
    tx: Tx,
    { actor }: CallContext,
    { paymentId, verdict, asked }: { paymentId: string; verdict: PaymentVerdict; asked: boolean },
  ): Promise<PaymentView> {
    const before = await paymentById(tx.em, paymentId);
    if (!mayWrite(before, verdict)) throw new AlreadySettled(before);
    await writeVerdict(tx.em, { payment: before, verdict, asked }, tx.now);
    if (verdict.state === 'captured') await this.bookCapture(tx, before, actor);
    const after = await paymentById(tx.em, paymentId);
    tx.audit({ subject: { kind: 'payment', id: paymentId }, before, after });
    if (!isOpen(after.state)) tx.emit('payment.settled', settledEvent(after));
    return after;
  }

  /** The money of a captured payment arrives in the wallet; for a top-up the customer is told so. */
  private async bookCapture(tx: Tx, payment: PaymentView, actor: Actor): Promise<void> {
    const { id, customerId, provider, reference, amount, purpose, purposeId } = payment;
    const cause = { kind: 'payment', id, reference } as const;
    const accounts = await this.ledger.post(
      tx,
      { customerId, actor },
      postingsForCapture({ cause, amount, provider }),
    );
    if (purpose !== 'topUp') return;
    const { balance } = walletBalance(accounts.wallet ?? emptyAccount(), amount.currency);
    const { card } = payment;
    tx.emit('topUp.captured', {
      customerId,
      topUpId: purposeId,
      paymentId: id,
      reference,
      amount,
      balance,
      paidWith: card && `${card.brand} ••${card.lastFour}`,
      at: tx.now,
    });
  }
}
