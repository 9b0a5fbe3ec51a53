import { Injectable } from '@nestjs/common';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  type AddPaymentMethodInput,
  isExpired,
  type PaymentMethodView,
  SANDBOX_CARDS,
} from '@ur-desk/domain/payments';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { paymentMethodList } from './payment.list';
import { type PaymentMethodRow, paymentMethodView } from './payment.view';

const INSERT_METHOD = `INSERT INTO payment_method
  (customer_id, id, provider, token, kind, brand, last_four, expiry_month, expiry_year, state, created_at)
VALUES ($1, $2, 'sandbox', $3, 'card', $4, $5, $6, $7, 'active', $8) RETURNING *`;

/** Saved payment methods: tokens of a provider, never card data (rules 4). */
@Injectable()
export class PaymentMethodService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<PaymentMethodView>> {
    const now = await this.db.now();
    const page = await this.db.read((em) => runList<PaymentMethodRow>(em, paymentMethodList, query));
    return mapPage(page, (row) => paymentMethodView(row, now));
  }

  async get(methodId: string): Promise<PaymentMethodView> {
    const now = await this.db.now();
    const sql = 'SELECT * FROM payment_method WHERE id = $1';
    const rows = await this.db.read((em) => em.query<PaymentMethodRow[]>(sql, [methodId]));
    if (!rows[0]) throw new Problem('not_found');
    return paymentMethodView(rows[0], now);
  }

  /** Saves a sandbox card. Throws `not_found`, `customer_closed`, `payment_method_unusable`, `already_exists`. */
  async add(input: AddPaymentMethodInput, ctx: CallContext): Promise<PaymentMethodView> {
    const { customerId } = input;
    return this.db.write(ctx, { action: 'paymentMethod.add', customerId }, async (tx) => {
      await this.refuseUnfit(tx, input);
      const after = await this.insert(tx, input, tx.now);
      tx.audit({ subject: { kind: 'paymentMethod', id: after.id }, after });
      return after;
    });
  }

  private async refuseUnfit(tx: Tx, input: AddPaymentMethodInput): Promise<void> {
    const sql = 'SELECT status FROM customer WHERE id = $1';
    const rows = await tx.em.query<{ status: string }[]>(sql, [input.customerId]);
    if (rows[0]?.status === 'closed') throw new Problem('customer_closed');
    if (!isExpired(input, tx.now)) return;
    const params = { reason: 'expired' };
    throw new Problem('payment_method_unusable', params, [
      { field: 'expiryMonth', code: 'payment_method_unusable', params },
    ]);
  }

  private async insert(tx: Tx, input: AddPaymentMethodInput, now: Instant): Promise<PaymentMethodView> {
    const { brand, lastFour } = SANDBOX_CARDS[input.token];
    const card = [brand, lastFour, input.expiryMonth, input.expiryYear];
    const values = [input.customerId, tx.newId(), input.token, ...card, now];
    const [row] = await tx.em.query<[PaymentMethodRow]>(INSERT_METHOD, values);
    return paymentMethodView(row, now);
  }
}
