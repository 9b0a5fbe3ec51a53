import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CurrencyCode, makeReference, type Money, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { type CreatePaymentLinkInput } from '@ur-desk/domain/payment-links';
import {
  type CreateTopUpInput,
  decideTopUp,
  type MethodFacts,
  type PaymentView,
  type TopUpFacts,
  type TopUpOfferInput,
  type TopUpOfferView,
  type TopUpView,
} from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { topUpLimitsIn } from '../charge-limits/top-up-limit.queries';
import { topUpList } from './payment.list';
import { paymentMethodOf } from './payment-method.queries';
import { openPayment, topUpById } from './payment.queries';
import { type PaymentOrder, PaymentService } from './payment.service';
import { bonusViews, methodFacts, type TopUpRow, topUpView } from './payment.view';
import { type BonusOffer, type BonusOrder, TopUpBonuses } from './top-up-bonus.service';
import { offerView } from './top-up-offer.view';
import { type StoredTopUpBonus } from './top-up-bonus.queries';

const INSERT_TOP_UP = `INSERT INTO top_up (customer_id, id, reference, payment_id, amount, currency, created_at, bonuses, bonus_basis)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

const NO_OFFER: BonusOffer = { bonuses: [], basis: null };

/** Money from a saved method into the wallet, exactly once (rules 4, L9). */
@Injectable()
export class TopUpService {
  constructor(
    private readonly db: Db,
    private readonly payments: PaymentService,
    private readonly bonuses: TopUpBonuses,
  ) {}

  /** What promotions would give with a top-up now. Throws `not_found`, `currency_mismatch`. */
  async offer({ customerId, amount }: TopUpOfferInput, ctx: CallContext): Promise<TopUpOfferView> {
    const order = { customerId, amount, actor: ctx.actor };
    return this.db.read(async (em) => offerView(await this.bonuses.offer(em, order), amount));
  }

  async get(topUpId: string): Promise<TopUpView> {
    return this.db.read((em) => topUpById(em, topUpId));
  }

  async list(query: ListQuery): Promise<ListPage<TopUpView>> {
    return mapPage(await this.db.read((em) => runList<TopUpRow>(em, topUpList, query)), topUpView);
  }

  /**
   * Starts a top-up in one write, charges outside of it, settles in another. The answer says how it went: its payment is
   * `captured`, `failed` with the reason, `requiresAction` with a link, or `unknown`; a repeated key is answered with how
   * things stand by then. Throws what `decideTopUp` throws, and `not_found` for an unknown customer.
   */
  async create(input: CreateTopUpInput, ctx: CallContext): Promise<TopUpView> {
    const { customerId, amount, methodId, expectedBonus: expected } = input;
    return this.begin(ctx, customerId, async (tx) => {
      const method = methodFacts(await paymentMethodOf(tx.em, { customerId, methodId }), tx.now);
      return this.start(tx, { customerId, amount, method, expected, actor: ctx.actor }, (order) =>
        this.payments.startCharge(tx, { ...order, methodId }),
      );
    });
  }

  /**
   * A top-up that the customer pays on a provider's page; its payment is `requiresAction` when the page is open. Throws what
   * `create` throws, `payment_provider_off` and `payment_link_unsupported`.
   */
  async createByLink(input: CreatePaymentLinkInput, ctx: CallContext): Promise<TopUpView> {
    const { customerId, amount, link, expectedBonus: expected } = input;
    return this.begin(ctx, customerId, (tx) =>
      this.start(tx, { customerId, amount, method: null, expected, actor: ctx.actor }, (order) =>
        this.payments.startLink(tx, { ...order, link }),
      ),
    );
  }

  /** The top-up that money is which reached the operator outside of the providers; in the caller's transaction. */
  async recordOffline(
    tx: Tx,
    order: { customerId: string; amount: Money; bankReference: string },
    actor: Actor,
  ): Promise<TopUpView> {
    const { customerId, amount, bankReference: providerReference } = order;
    // Nobody saw a bonus before it was paid: there is none.
    return this.write(tx, { customerId, amount, offer: NO_OFFER }, (about) =>
      this.payments.recordOffline(tx, { ...about, providerReference }, actor),
    );
  }

  private async begin(
    ctx: CallContext,
    customerId: string,
    start: (tx: Tx) => Promise<TopUpView>,
  ): Promise<TopUpView> {
    const command = {
      action: 'topUp.create' as const,
      customerId,
      replay: (stored: TopUpView, em: EntityManager) => topUpById(em, stored.id),
    };
    const started = await this.db.write(ctx, command, start);
    if (ctx.dryRun || started.payment.state !== 'pending') return started;
    await this.payments.charge(ctx, { customerId, paymentId: started.payment.id });
    return this.get(started.id);
  }

  private async start(
    tx: Tx,
    wanted: BonusOrder & { method: MethodFacts | null; expected: Money | undefined },
    startPayment: (order: PaymentOrder) => Promise<PaymentView>,
  ): Promise<TopUpView> {
    const { customerId } = wanted;
    const amount = decideTopUp(await factsOf(tx, wanted), wanted, tx.now);
    const offer = await this.bonuses.offer(tx.em, wanted);
    const topUp = await this.write(tx, { customerId, amount, offer }, startPayment);
    // Last of all: what many customers share is locked from here to the commit.
    await this.bonuses.reserve(tx, { ...wanted, topUpId: topUp.id }, offer);
    return topUp;
  }

  private async write(
    tx: Tx,
    { customerId, amount, offer }: { customerId: string; amount: Money; offer: BonusOffer },
    makePayment: (order: PaymentOrder) => Promise<PaymentView>,
  ): Promise<TopUpView> {
    const id = tx.newId();
    const bonuses = offer.bonuses.map((bonus): StoredTopUpBonus => ({ ...bonus, state: 'promised' }));
    const payment = await makePayment({ customerId, amount, purpose: 'topUp', purposeId: id });
    const reference = makeReference('topUp', randomBytes(REFERENCE_BYTES));
    const values = [customerId, id, reference, payment.id, amount.amount, amount.currency, tx.now];
    const basis = bonuses.length > 0 ? offer.basis : null;
    await tx.em.query(INSERT_TOP_UP, [...values, JSON.stringify(bonuses), basis && JSON.stringify(basis)]);
    const shown = bonusViews(bonuses, amount.currency);
    const after = { id, customerId, reference, amount, bonuses: shown, payment, createdAt: tx.now };
    tx.audit({ subject: { kind: 'topUp', id }, after });
    return after;
  }
}

async function factsOf(
  { em }: Tx,
  { customerId, method }: { customerId: string; method: MethodFacts | null },
): Promise<TopUpFacts> {
  const sql = 'SELECT status, wallet_currency FROM customer WHERE id = $1';
  type Row = { status: TopUpFacts['customerStatus']; wallet_currency: CurrencyCode };
  const [customer] = await em.query<[Row]>(sql, [customerId]);
  const limits = await topUpLimitsIn(em, customer.wallet_currency);
  return {
    customerStatus: customer.status,
    limits,
    method,
    openPayment: await openPayment(em, { customerId, purpose: 'topUp' }),
  };
}
