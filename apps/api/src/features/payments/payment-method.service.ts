import { type CustomerStatus, refuseAct } from '@ur-desk/domain/customer-status';
import { Injectable } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import { fieldProblem, Problem } from '@ur-desk/domain/kernel';
import {
  type AddPaymentMethodInput,
  chooseMethod,
  isExpired,
  type MethodConsentInput,
  type MethodRefusal,
  type OutsideProviderName,
  type PaymentMethodView,
  refuseUnusableMethod,
  type SavedMethod,
} from '@ur-desk/domain/payments';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { type DomainEvent, OnEvent } from '../../platform/jobs/on-event.decorator';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { removeMethodAt, saveMethodAt } from '../../providers/payment/provider-calls';
import { paymentMethodList } from './payment.list';
import {
  activeMethodsOf,
  insertMethod,
  isTokenOfAnother,
  markRemoved,
  methodById,
  setConsent,
  setDefault,
} from './payment-method.queries';
import { methodFacts, type PaymentMethodRow, paymentMethodView } from './payment.view';

const refused = (reason: MethodRefusal): Problem =>
  fieldProblem('token', 'payment_method_refused', { reason });

interface RemovedMethod extends Record<string, unknown> {
  provider: OutsideProviderName;
  methodId: string;
}

/** Saved payment methods: tokens of a provider, never card data (rules 4). */
@Injectable()
export class PaymentMethodService {
  constructor(
    private readonly db: Db,
    private readonly providers: PaymentProviders,
  ) {}

  async list(query: ListQuery): Promise<ListPage<PaymentMethodView>> {
    const now = await this.db.now();
    const page = await this.db.read((em) => runList<PaymentMethodRow>(em, paymentMethodList, query));
    return mapPage(page, (row) => paymentMethodView(row, now));
  }

  /** Throws `not_found`. */
  async get(methodId: string): Promise<PaymentMethodView> {
    const now = await this.db.now();
    return paymentMethodView(await this.db.read((em) => methodById(em, methodId)), now);
  }

  /**
   * Saves a method by the token that the provider's own form made. Throws `not_found`, `customer_closed`,
   * `payment_provider_off`, `payment_method_refused` (also for a token of another customer), `payment_method_unusable`,
   * `already_exists`, and `provider_silent` when the provider did not answer: then it may be tried again.
   */
  async add(input: AddPaymentMethodInput, ctx: CallContext): Promise<PaymentMethodView> {
    const { customerId, provider, automaticUse } = input;
    const method = await this.saveAtProvider(input);
    return this.db.write(ctx, { action: 'paymentMethod.add', customerId }, async (tx) => {
      await refuseUnfit(tx, { customerId, provider, method });
      const id = tx.newId();
      const others = await activeMethodsOf(tx.em, customerId);
      await insertMethod(tx.em, { customerId, id, provider, method, automaticUse, now: tx.now });
      // A default that has expired pays nothing: what the customer brings instead takes its place.
      const hasEnded = others.some((row) => row.is_default && isExpired(methodFacts(row, tx.now), tx.now));
      if (hasEnded) await setDefault(tx.em, customerId, id);
      const after = paymentMethodView(await methodById(tx.em, id), tx.now);
      tx.audit({ subject: { kind: 'paymentMethod', id }, after });
      return after;
    });
  }

  /** Throws `not_found`, `payment_method_unusable`. */
  async makeDefault(methodId: string, ctx: CallContext): Promise<PaymentMethodView> {
    return this.change(methodId, ctx, 'paymentMethod.makeDefault', async (tx, row) => {
      refuseUnusableMethod(methodFacts(row, tx.now), tx.now);
      await setDefault(tx.em, row.customer_id, row.id);
    });
  }

  /** Whether the customer lets us charge it without asking each time. Throws `not_found`, `payment_method_unusable`. */
  async consent(
    methodId: string,
    { automaticUse }: MethodConsentInput,
    ctx: CallContext,
  ): Promise<PaymentMethodView> {
    return this.change(methodId, ctx, 'paymentMethod.consent', async (tx, row) => {
      if (automaticUse) refuseUnusableMethod(methodFacts(row, tx.now), tx.now);
      const since = row.automatic_use_since?.toISOString() ?? tx.now;
      const of = { customerId: row.customer_id, methodId: row.id };
      await setConsent(tx.em, of, automaticUse ? since : null);
    });
  }

  /**
   * Nobody charges it any more; the provider forgets it. Another one that is good takes its place as the default. Throws
   * `not_found`, `wrong_state` when it was removed before.
   */
  async remove(methodId: string, ctx: CallContext): Promise<PaymentMethodView> {
    return this.change(methodId, ctx, 'paymentMethod.remove', async (tx, row) => {
      const { customer_id: customerId, provider, is_default: wasDefault } = row;
      if (row.state === 'removed') throw new Problem('wrong_state', { state: row.state });
      await markRemoved(tx.em, { customerId, methodId }, tx.now);
      if (wasDefault) await setDefault(tx.em, customerId, await nextDefault(tx, customerId));
      tx.emit('paymentMethod.removed', { provider, methodId });
    });
  }

  /** Tells the provider to forget a method; tried again until it does. */
  @OnEvent('paymentMethod.removed')
  async onRemoved({ payload }: DomainEvent): Promise<void> {
    const { provider, methodId } = payload as RemovedMethod;
    const { token } = await this.db.read((em) => methodById(em, methodId));
    await fault('paymentMethod.before-remove');
    if (!(await removeMethodAt(this.providers.of(provider), token)))
      throw new Error(`${provider} has not forgotten the method ${methodId}`);
  }

  private async saveAtProvider(input: AddPaymentMethodInput): Promise<SavedMethod> {
    const { customerId, provider, token, expiryMonth = null, expiryYear = null } = input;
    const request = { token, customerId, expiryMonth, expiryYear };
    await fault('paymentMethod.before-save');
    const answer = await saveMethodAt(this.providers.of(provider), request);
    await fault('paymentMethod.after-save');
    if (answer.result === 'noAnswer') throw new Problem('provider_silent');
    if (answer.result === 'refused') throw refused(answer.reason);
    return answer.method;
  }

  private async change(
    methodId: string,
    ctx: CallContext,
    action: AuditAction,
    fn: (tx: Tx, row: PaymentMethodRow) => Promise<void>,
  ): Promise<PaymentMethodView> {
    const { customer_id: customerId } = await this.db.read((em) => methodById(em, methodId));
    return this.db.write(ctx, { action, customerId }, async (tx) => {
      const row = await methodById(tx.em, methodId);
      await fn(tx, row);
      const before = paymentMethodView(row, tx.now);
      const after = paymentMethodView(await methodById(tx.em, methodId), tx.now);
      tx.audit({ subject: { kind: 'paymentMethod', id: methodId }, before, after });
      return after;
    });
  }
}

async function refuseUnfit(
  tx: Tx,
  {
    customerId,
    provider,
    method,
  }: { customerId: string; provider: OutsideProviderName; method: SavedMethod },
): Promise<void> {
  const rows = await tx.em.query<{ status: CustomerStatus }[]>('SELECT status FROM customer WHERE id = $1', [
    customerId,
  ]);
  if (rows[0]) refuseAct(rows[0].status, 'payIn');
  // The sandbox's test cards are everybody's; any other token is one customer's own.
  const own = { customerId, provider, token: method.token };
  if (provider !== 'sandbox' && (await isTokenOfAnother(tx.em, own))) throw refused('tokenUnknown');
  if (!isExpired(method, tx.now)) return;
  const params = { reason: 'expired' };
  throw new Problem('payment_method_unusable', params, [
    { field: 'expiryMonth', code: 'payment_method_unusable', params },
  ]);
}

async function nextDefault(tx: Tx, customerId: string): Promise<string | null> {
  const views = (await activeMethodsOf(tx.em, customerId)).map((row) => paymentMethodView(row, tx.now));
  return chooseMethod(views, { now: tx.now, automatic: false })?.id ?? null;
}
