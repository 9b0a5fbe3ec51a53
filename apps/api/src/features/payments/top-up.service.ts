import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CurrencyCode, makeReference, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import {
  type CreateTopUpInput,
  decideTopUp,
  type TopUpFacts,
  type TopUpView,
} from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { topUpList } from './payment.list';
import { openPaymentReference, paymentMethodOf, topUpById } from './payment.queries';
import { PaymentService } from './payment.service';
import { type TopUpRow, topUpView } from './payment.view';

const INSERT_TOP_UP = `INSERT INTO top_up (customer_id, id, reference, payment_id, amount, currency, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** Money from a saved method into the wallet, exactly once (rules 4, L9). */
@Injectable()
export class TopUpService {
  constructor(
    private readonly db: Db,
    private readonly payments: PaymentService,
  ) {}

  async get(topUpId: string): Promise<TopUpView> {
    return this.db.read((em) => topUpById(em, topUpId));
  }

  async list(query: ListQuery): Promise<ListPage<TopUpView>> {
    return mapPage(await this.db.read((em) => runList<TopUpRow>(em, topUpList, query)), topUpView);
  }

  /**
   * Starts a top-up in one write, charges outside of it, settles in another. The answer says how it went: its payment is
   * `captured`, `failed` with the reason, or `unknown`; a repeated key is answered with how things stand by then.
   * Throws what `decideTopUp` throws, and `not_found` for an unknown customer.
   */
  async create(input: CreateTopUpInput, ctx: CallContext): Promise<TopUpView> {
    const { customerId } = input;
    const command = {
      action: 'topUp.create',
      customerId,
      replay: (stored: TopUpView, em: EntityManager) => topUpById(em, stored.id),
    };
    const started = await this.db.write(ctx, command, (tx) => this.start(tx, input));
    if (ctx.dryRun || started.payment.state !== 'pending') return started;
    await this.payments.charge(ctx, { customerId, paymentId: started.payment.id });
    return this.get(started.id);
  }

  private async start(tx: Tx, input: CreateTopUpInput): Promise<TopUpView> {
    const { customerId, methodId } = input;
    const amount = decideTopUp(await this.factsOf(tx, input), input, tx.now);
    const id = tx.newId();
    const order = { customerId, methodId, amount, purpose: 'topUp', purposeId: id } as const;
    const payment = await this.payments.startCharge(tx, order);
    const reference = makeReference('topUp', randomBytes(REFERENCE_BYTES));
    const values = [customerId, id, reference, payment.id, amount.amount, amount.currency, tx.now];
    await tx.em.query(INSERT_TOP_UP, values);
    const after = { id, customerId, reference, amount, payment, createdAt: tx.now };
    tx.audit({ subject: { kind: 'topUp', id }, after });
    return after;
  }

  private async factsOf({ em }: Tx, { customerId, methodId }: CreateTopUpInput): Promise<TopUpFacts> {
    const sql = 'SELECT status, wallet_currency FROM customer WHERE id = $1';
    type Row = { status: TopUpFacts['customerStatus']; wallet_currency: CurrencyCode };
    const [customer] = await em.query<[Row]>(sql, [customerId]);
    const method = await paymentMethodOf(em, { customerId, methodId });
    return {
      customerStatus: customer.status,
      walletCurrency: customer.wallet_currency,
      method: {
        state: method.state,
        expiryMonth: method.expiry_month,
        expiryYear: method.expiry_year,
      },
      openPaymentReference: await openPaymentReference(em, { customerId, purpose: 'topUp' }),
    };
  }
}
