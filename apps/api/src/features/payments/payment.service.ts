import { Inject, Injectable } from '@nestjs/common';
import { money, type Money } from '@ur-desk/domain/kernel';
import {
  nextJanitorCheck,
  type PaymentPurpose,
  type PaymentVerdict,
  type PaymentView,
  verdictOfCharge,
} from '@ur-desk/domain/payments';
import { CONFIG, type Config } from '../../platform/config/config';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { chargeAt } from '../../providers/payment/provider-calls';
import { PaymentSettling } from './payment-settling.service';
import { paymentList } from './payment.list';
import { chargeFacts, insertPayment, paymentById, paymentMethodOf } from './payment.queries';
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
    return paymentView({ ...row, kind: method.kind, brand: method.brand, last_four: method.last_four });
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
    return this.settling.settle(ctx, { ...of, verdict, asked: false });
  }
}
