import { randomUUID } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { type AdjustmentView, type CreateAdjustmentInput } from '@ur-desk/domain/adjustments';
import { type CreateCustomerInput, type CustomerView } from '@ur-desk/domain/customers';
import { addMs, DAY_MS, HOUR_MS, type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { activationCode, luhnDigit } from '@ur-desk/domain/lines';
import { type SandboxToken, type TopUpView } from '@ur-desk/domain/payments';
import { type PlanVersionView } from '@ur-desk/domain/plans';
import { type RefundView } from '@ur-desk/domain/refunds';
import { type RenewalDetailView } from '@ur-desk/domain/renewals';
import { type RenewalPolicy } from '@ur-desk/domain/subscriptions';
import { type CreateTicketInput, type TicketView } from '@ur-desk/domain/tickets';
import { type DataSource } from 'typeorm';
import { AdjustmentService } from '../features/adjustments/adjustment.service';
import { AutoRenewalRun } from '../features/auto-renewals/auto-renewal-run.service';
import { refreshSearchText } from '../features/customers/customer.queries';
import { CustomerService } from '../features/customers/customer.service';
import { DisputeInquiry } from '../features/disputes/dispute-inquiry.service';
import { LineServices } from '../features/value-added-services/line-services.service';
import { LineCreation } from '../features/lines/line-creation.service';
import { PaymentMethodService } from '../features/payments/payment-method.service';
import { TopUpService } from '../features/payments/top-up.service';
import { QuoteService } from '../features/quotes/quote.service';
import { RefundService } from '../features/refunds/refund.service';
import { RenewalService } from '../features/renewals/renewal.service';
import { TicketService } from '../features/tickets/ticket.service';
import { DEMO_STAFF } from '../features/staff/demo-staff';
import { Clock } from '../platform/clock/clock';
import { type CallContext } from '../platform/db/call-context';
import { Db } from '../platform/db/db';
import { Outbox } from '../platform/jobs/outbox';
import { type Dice } from './dice';
import { referenceOf } from './demo';
import { RowBatch } from './row-batch';

const SMDP_ADDRESS = 'rsp.ur-card.example';

export interface StoryLine {
  id: string;
  msisdn: string;
}

interface Tools {
  app: INestApplicationContext;
  source: DataSource;
  dice: Dice;
  plans: readonly PlanVersionView[];
}

/**
 * Plays what happened to a customer through the same services that staff use, at the time at which it happened: so each story
 * has its payments, messages and audit trail, and cannot be in a state that the product does not know.
 */
export class Storyteller {
  constructor(private readonly tools: Tools) {}

  /** Goes to a moment before now; whoever has to be told of what happened until then is told first. */
  async ago(days: number, hours = 0): Promise<void> {
    await this.tellCustomers();
    this.tools.app.get(Clock).travel(-(days * DAY_MS + hours * HOUR_MS));
  }

  /** A new call of the demo agent. */
  agent(): CallContext {
    const { id, name } = DEMO_STAFF[0];
    return {
      actor: { kind: 'staff', id, role: 'agent', name },
      requestId: randomUUID(),
      address: '127.0.0.1',
      dryRun: false,
      idempotency: { key: randomUUID(), bodyHash: 'story' },
    };
  }

  /** The same without a key, for calls that take none. */
  private plainly(): CallContext {
    const ctx = this.agent();
    delete ctx.idempotency;
    return ctx;
  }

  async customer(
    input: CreateCustomerInput,
    verified: { phone: boolean; email: boolean },
  ): Promise<CustomerView> {
    const customer = await this.tools.app
      .get(CustomerService, { strict: false })
      .create(input, this.plainly());
    const now = await this.now();
    await this.tools.source.query(
      'UPDATE customer_contact SET phone_verified_at = $2, email_verified_at = $3 WHERE customer_id = $1',
      [customer.id, verified.phone ? now : null, verified.email ? now : null],
    );
    return customer;
  }

  /** A line with an installed eSIM; numbers and profiles come from the network, so no service of ours makes them. */
  async line(
    customerId: string,
    msisdn: string,
    fields: { state?: string; label?: string; autoRenew?: boolean } = {},
  ): Promise<StoryLine> {
    const { dice, app } = this.tools;
    const [id, reference, now] = [dice.id(), referenceOf(dice, 'line'), await this.now()];
    const body = `8986001${dice.digits(11)}`;
    const iccid = body + luhnDigit(body);
    await app.get(Db).write(this.plainly(), { action: 'line.create', customerId }, async (tx) => {
      const { state = 'active', label = null, autoRenew = false } = fields;
      const batch = new RowBatch();
      batch.add('line', {
        customer_id: customerId,
        id,
        reference,
        msisdn,
        state,
        label,
        auto_renew: autoRenew,
        created_at: now,
        version: 1,
      });
      batch.add('sim_profile', {
        customer_id: customerId,
        id: dice.id(),
        line_id: id,
        iccid,
        smdp_address: SMDP_ADDRESS,
        activation_code_sealed: tx.seal(activationCode(SMDP_ADDRESS, `UR-${reference}`)),
        state: 'installed',
      });
      batch.add('sandbox_network_line', { line_id: id, msisdn, iccid, service: state });
      await batch.write(tx.em);
      await refreshSearchText(tx.em, customerId);
      tx.audit({ subject: { kind: 'line', id }, before: null, after: { reference, msisdn, state } });
      return {};
    });
    return { id, msisdn };
  }

  /** `automaticUse`: the customer lets us charge it without asking; `years` that it is valid, from the story's time on. */
  async card(
    customerId: string,
    token: SandboxToken,
    { automaticUse = true, years = 2 }: { automaticUse?: boolean; years?: number } = {},
  ): Promise<string> {
    const year = Number((await this.now()).slice(0, 4));
    const expiry = { expiryMonth: 11, expiryYear: year + years };
    const input = { customerId, provider: 'sandbox', token, ...expiry, automaticUse } as const;
    return (await this.tools.app.get(PaymentMethodService, { strict: false }).add(input, this.plainly())).id;
  }

  /** A line with a number of the stock, which the network is asked to put into service and may refuse. */
  async lineOfStock(customerId: string, msisdn: string): Promise<StoryLine> {
    const order = { customerId, msisdn };
    const { id } = await this.tools.app.get(LineCreation, { strict: false }).create(order, this.agent());
    return { id, msisdn };
  }

  /** A value-added service, which the network is asked for and may refuse. */
  async switchOn(lineId: string, service: string): Promise<void> {
    const services = this.tools.app.get(LineServices, { strict: false });
    await services.switch(lineId, { service, on: true }, this.agent());
  }

  topUp(
    customerId: string,
    methodId: string,
    amount: { amount: number; currency: CurrencyCode },
  ): Promise<TopUpView> {
    return this.tools.app
      .get(TopUpService, { strict: false })
      .create({ customerId, methodId, amount }, this.agent());
  }

  async renew(
    line: { customerId: string; lineId: string },
    planCode: string,
    how: { methodId?: string; policy?: RenewalPolicy } = {},
  ): Promise<RenewalDetailView> {
    const { app, plans } = this.tools;
    const plan = plans.find((one) => one.code === planCode);
    if (!plan) throw new Error(`no demo plan ${planCode}`);
    const { methodId, policy = 'queue' } = how;
    const payment = methodId ? { useWallet: false, methodId } : { useWallet: true };
    const quote = await app
      .get(QuoteService, { strict: false })
      .create({ ...line, planId: plan.planId, policy, payment, channel: 'agent' });
    return app
      .get(RenewalService, { strict: false })
      .create({ quoteId: quote.id, quoteHash: quote.hash }, this.agent());
  }

  /** What the desk tries by itself where a plan ends, with everything that follows from it. */
  async renewByItself(line: { customerId: string; lineId: string }): Promise<void> {
    await this.tools.app.get(AutoRenewalRun, { strict: false }).renewLine(line);
    // The charge's answer, the failed try, the message: each is told by an event of its own.
    for (let round = 0; round < 3; round += 1) await this.tellCustomers();
  }

  refund(input: Parameters<RefundService['create']>[0]): Promise<RefundView> {
    return this.tools.app.get(RefundService, { strict: false }).create(input, this.agent());
  }

  adjust(input: CreateAdjustmentInput): Promise<AdjustmentView> {
    return this.tools.app.get(AdjustmentService, { strict: false }).create(input, this.agent());
  }

  ticket(input: CreateTicketInput): Promise<TicketView> {
    return this.tools.app.get(TicketService, { strict: false }).create(input, this.agent());
  }

  /** The payer of a test card that objects has done so: the sandbox, asked now, says it. */
  async disputed(paymentId: string): Promise<void> {
    const sql = 'SELECT provider_reference AS reference FROM sandbox_dispute WHERE charge_key = $1';
    const [{ reference }] = await this.tools.source.query<[{ reference: string }]>(sql, [paymentId]);
    const inquiry = this.tools.app.get(DisputeInquiry, { strict: false });
    const { result } = await inquiry.ask(this.plainly(), { provider: 'sandbox', reference });
    if (result !== 'settled') throw new Error(`no dispute of ${paymentId}: ${result}`);
  }

  /** Uses up part of what the running plan grants, in percent of each allowance. */
  async use(lineId: string, percent: { voice?: number; sms?: number; data?: number }): Promise<void> {
    const { source } = this.tools;
    const now = await this.now();
    for (const [kind, used] of Object.entries(percent)) {
      await source.query(
        `WITH lot AS (
           UPDATE allowance_lot SET remaining = granted - granted * $3::bigint / 100
           WHERE line_id = $1 AND kind = $2 AND granted > 0 AND remaining = granted AND valid_from <= $4 AND expires_at > $4
           RETURNING *)
         INSERT INTO allowance_entry (id, customer_id, lot_id, reason, change, cause_kind, cause_id, at)
         SELECT gen_random_uuid(), customer_id, id, 'usage', remaining - granted, 'subscription', subscription_id, $4 FROM lot`,
        [lineId, kind, used, now],
      );
    }
  }

  /** Sends the messages that what happened so far has caused. */
  async tellCustomers(): Promise<void> {
    await this.tools.app.get(Outbox, { strict: false }).deliverAll();
  }

  private async now(): Promise<Instant> {
    return addMs(await this.tools.app.get(Db).now(), 0);
  }
}
