import { lotsForPlan } from '@ur-desk/domain/allowances';
import {
  addMs,
  type CurrencyCode,
  DAY_MS,
  dayOfMonthAt,
  expiryOf,
  type Instant,
  money,
  MINUTE_MS,
  SECOND_MS,
} from '@ur-desk/domain/kernel';
import {
  balanceOf,
  deltasOf,
  emptyAccount,
  type Accounts,
  postingsForCapture,
  postingsForPurchase,
  takeFromWalletLots,
  type TransferDraft,
  type WalletLot,
} from '@ur-desk/domain/ledger';
import { SANDBOX_CARDS } from '@ur-desk/domain/payments';
import { type PlanVersionView, priceIn } from '@ur-desk/domain/plans';
import { decidePrice } from '@ur-desk/domain/pricing';
import { RENEWAL_STEPS } from '@ur-desk/domain/renewals';
import { newWalletLots, type NewWalletLot, transferId } from '../features/ledger/ledger.posting';
import { planVersionFacts } from '../features/plans/plan.view';
import { SYSTEM_ACTOR } from '../platform/db/call-context';
import { type Demo, passedShare, referenceOf } from './demo';
import { type RowBatch } from './row-batch';

const LAST_WITH_LOTS = 2;

/** Usual top-ups, minor units. */
const TOP_UPS: Partial<Record<CurrencyCode, readonly number[]>> = {
  CNY: [5_000, 10_000, 20_000, 30_000],
  USD: [1_000, 2_000, 5_000],
  EUR: [1_000, 2_000, 5_000],
  JPY: [1_000, 3_000, 5_000],
};
const CARDS = ['tok_success', 'tok_success_unionpay'] as const;

interface Owner {
  customerId: string;
  zone: string;
  currency: CurrencyCode;
  country: string;
}

interface Period {
  lineId: string;
  plan: PlanVersionView;
  startsAt: Instant;
  endsAt: Instant;
  anchorDay: number;
  withLots: boolean;
}

/**
 * What one customer bought in the past, written as the API would have written it: every top-up is a captured payment with its
 * transfer, every renewal was paid from the wallet, the accounts are the sums of the transfers, and the lots what is left of them.
 */
export class PurchaseHistory {
  private readonly accounts: Accounts = {};
  private readonly walletLots: (NewWalletLot & WalletLot)[] = [];
  private card: string | null = null;

  constructor(
    private readonly demo: Demo,
    private readonly batch: RowBatch,
    private readonly owner: Owner,
  ) {}

  /** Lets the customer buy plans from his first day until now. Some never did, some stopped. */
  live(lineIds: readonly string[], since: Instant): void {
    const { dice } = this.demo;
    const buying = lineIds.filter(() => !dice.chance(6));
    const periods = buying.flatMap((lineId) => this.periodsOf(lineId, since));
    periods.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    for (const period of periods) this.buy(period);
    if (dice.chance(55)) this.topUp(addMs(this.demo.now, -dice.whole(1, 6) * DAY_MS), this.usualTopUp(0));
    this.writeAccounts();
  }

  /** Consecutive runs of one plan, the last of which runs now, or ended some time ago. */
  private periodsOf(lineId: string, since: Instant): Period[] {
    const { dice, now, plans } = this.demo;
    const sold = plans.filter((plan) => priceIn(planVersionFacts(plan), this.owner.currency));
    const plan = dice.pick(sold);
    const stoppedAt = dice.chance(16) ? addMs(now, -dice.whole(2, 60) * DAY_MS) : now;
    const all: Period[] = [];
    let startsAt = addMs(since, dice.whole(1, 40) * MINUTE_MS);
    const anchorDay = dayOfMonthAt(startsAt, this.owner.zone);
    while (startsAt < stoppedAt) {
      const endsAt = expiryOf(startsAt, plan.validity, this.owner.zone, anchorDay);
      all.push({ lineId, plan, startsAt, endsAt, anchorDay, withLots: false });
      startsAt = endsAt;
    }
    const kept = all.slice(-dice.whole(1, this.demo.mostPeriods));
    return kept.map((period, index) => ({ ...period, withLots: index >= kept.length - LAST_WITH_LOTS }));
  }

  private buy(period: Period): void {
    const { dice } = this.demo;
    const { currency, country } = this.owner;
    const facts = { ...planVersionFacts(period.plan), code: period.plan.code, state: 'released' as const };
    const needed = priceIn(facts, currency)?.amount ?? 0;
    const available = this.available();
    if (available < needed)
      this.topUp(addMs(period.startsAt, -dice.whole(2, 30) * MINUTE_MS), this.usualTopUp(needed - available));
    const price = decidePrice({
      plan: facts,
      currency,
      candidates: [],
      walletAvailableMinor: this.available(),
      payment: { useWallet: true },
      taxRateBps: this.demo.taxRates.get(country) ?? 0,
    });
    const ids = { renewal: dice.id(), payment: dice.id(), subscription: dice.id() };
    const reference = referenceOf(dice, 'renewal');
    const at = period.startsAt;
    this.addPayment({
      id: ids.payment,
      purpose: 'renewal',
      purposeId: ids.renewal,
      amount: price.totalMinor,
      at,
      provider: 'wallet',
      methodId: null,
    });
    this.post(
      postingsForPurchase({
        cause: { kind: 'renewal', id: ids.renewal, reference },
        amount: money(price.totalMinor, currency),
      }),
      at,
    );
    this.addRenewal(period, { ...ids, reference, price });
    this.addSubscription(period, ids);
    if (period.withLots) this.addLots(period, ids.subscription);
  }

  private usualTopUp(atLeast: number): number {
    const usual = TOP_UPS[this.owner.currency] ?? [10_000];
    const enough = usual.filter((amount) => amount >= atLeast);
    return enough.length > 0 ? this.demo.dice.pick(enough) : Math.ceil(atLeast / 1_000) * 1_000;
  }

  private topUp(at: Instant, amountMinor: number): void {
    const { dice } = this.demo;
    const { currency, customerId } = this.owner;
    this.card ??= this.addCard(at);
    const paymentId = dice.id();
    const topUpId = dice.id();
    const reference = referenceOf(dice, 'topUp');
    const { reference: paymentReference } = this.addPayment({
      id: paymentId,
      purpose: 'topUp',
      purposeId: topUpId,
      amount: amountMinor,
      at,
      provider: 'sandbox',
      methodId: this.card,
    });
    this.batch.add('top_up', {
      customer_id: customerId,
      id: topUpId,
      reference,
      payment_id: paymentId,
      amount: amountMinor,
      currency,
      created_at: at,
    });
    const cause = { kind: 'payment' as const, id: paymentId, reference: paymentReference };
    this.post(postingsForCapture({ cause, amount: money(amountMinor, currency), provider: 'sandbox' }), at);
  }

  private addCard(at: Instant): string {
    const { dice } = this.demo;
    const token = dice.pick(CARDS);
    const id = dice.id();
    this.batch.add('payment_method', {
      customer_id: this.owner.customerId,
      id,
      provider: 'sandbox',
      token,
      kind: 'card',
      brand: SANDBOX_CARDS[token].brand,
      last_four: SANDBOX_CARDS[token].lastFour,
      expiry_month: dice.whole(1, 12),
      expiry_year: Number(this.demo.now.slice(0, 4)) + dice.whole(1, 4),
      state: 'active',
      is_default: true,
      automatic_use_since: dice.chance(60) ? at : null,
      created_at: at,
    });
    return id;
  }

  private addPayment(payment: {
    id: string;
    purpose: string;
    purposeId: string;
    amount: number;
    at: Instant;
    provider: string;
    methodId: string | null;
  }): { reference: string } {
    const reference = referenceOf(this.demo.dice, 'payment');
    this.batch.add('payment', {
      customer_id: this.owner.customerId,
      id: payment.id,
      reference,
      provider: payment.provider,
      method_id: payment.methodId,
      purpose: payment.purpose,
      purpose_id: payment.purposeId,
      amount: payment.amount,
      currency: this.owner.currency,
      captured: payment.amount,
      refund_reserved: 0,
      state: 'captured',
      decline_code: null,
      provider_reference: payment.provider === 'wallet' ? null : `sbx_${payment.id.slice(0, 13)}`,
      janitor_at: null,
      human_at: null,
      attempts: 1,
      created_at: payment.at,
      settled_at: addMs(payment.at, payment.provider === 'wallet' ? 0 : 2 * SECOND_MS),
    });
    return { reference };
  }

  private post(drafts: readonly TransferDraft[], at: Instant): void {
    for (const [code, { debit, credit }] of deltasOf(drafts)) {
      const before = this.accounts[code] ?? emptyAccount();
      this.accounts[code] = { ...before, debits: before.debits + debit, credits: before.credits + credit };
    }
    for (const draft of drafts) {
      this.takeLots(draft);
      this.batch.add('transfer', {
        id: transferId(draft),
        customer_id: this.owner.customerId,
        at,
        kind: draft.kind,
        debit_code: draft.debit,
        credit_code: draft.credit,
        currency: this.owner.currency,
        amount: draft.amount.amount,
        cause_kind: draft.cause.kind,
        cause_id: draft.cause.id,
        cause_reference: draft.cause.reference,
        actor_kind: 'system',
        actor_id: SYSTEM_ACTOR.id,
        reason: null,
        reverses_id: null,
      });
    }
    for (const lot of newWalletLots(drafts))
      this.walletLots.push({ ...lot, remainingMinor: lot.amountMinor, at });
  }

  private takeLots(draft: TransferDraft): void {
    if (draft.debit !== 'wallet') return;
    for (const { lotId, amountMinor } of takeFromWalletLots(this.walletLots, draft.amount.amount)) {
      const lot = this.walletLots.find(({ id }) => id === lotId);
      if (lot) lot.remainingMinor -= amountMinor;
      this.batch.add('wallet_take', {
        customer_id: this.owner.customerId,
        lot_id: lotId,
        transfer_id: transferId(draft),
        amount: amountMinor,
      });
    }
  }

  private available(): number {
    return balanceOf('wallet', this.accounts.wallet ?? emptyAccount());
  }

  private addRenewal(
    period: Period,
    bought: {
      renewal: string;
      payment: string;
      subscription: string;
      reference: string;
      price: ReturnType<typeof decidePrice>;
    },
  ): void {
    const { customerId, currency } = this.owner;
    const { planId, id: planVersionId } = period.plan;
    this.batch.add('renewal', {
      id: bought.renewal,
      customer_id: customerId,
      reference: bought.reference,
      line_id: period.lineId,
      plan_id: planId,
      plan_version_id: planVersionId,
      policy: 'queue',
      channel: 'agent',
      quote_id: this.demo.dice.id(),
      request: {
        customerId,
        lineId: period.lineId,
        planId,
        policy: 'queue',
        payment: { useWallet: true },
        channel: 'agent',
      },
      price: bought.price,
      currency,
      total: bought.price.totalMinor,
      predecessor_id: null,
      renews_subscription_id: null,
      state: 'succeeded',
      payment_id: bought.payment,
      subscription_id: bought.subscription,
      error: null,
      actor_kind: 'system',
      actor_id: SYSTEM_ACTOR.id,
      created_at: period.startsAt,
      ended_at: period.startsAt,
    });
    for (const step of RENEWAL_STEPS)
      this.batch.add('renewal_step', {
        renewal_id: bought.renewal,
        customer_id: customerId,
        step,
        state: 'done',
        attempts: 1,
        error: null,
        at: period.startsAt,
      });
  }

  private addSubscription(period: Period, ids: { renewal: string; subscription: string }): void {
    this.batch.add('subscription', {
      id: ids.subscription,
      customer_id: this.owner.customerId,
      reference: referenceOf(this.demo.dice, 'subscription'),
      line_id: period.lineId,
      plan_id: period.plan.planId,
      plan_version_id: period.plan.id,
      state: period.endsAt > this.demo.now ? 'active' : 'expired',
      starts_at: period.startsAt,
      ends_at: period.endsAt,
      anchor_day: period.anchorDay,
      zone: this.owner.zone,
      predecessor_id: null,
      renewal_id: ids.renewal,
      created_at: period.startsAt,
    });
  }

  /** Used up in step with the time that has passed, each customer at his own pace. */
  private addLots(period: Period, subscriptionId: string): void {
    const { dice, now } = this.demo;
    const passed = passedShare(period.startsAt, period.endsAt, now);
    for (const lot of lotsForPlan(planVersionFacts(period.plan), period.startsAt, period.endsAt)) {
      const id = dice.id();
      const pace = dice.whole(20, 120) / 100;
      const used = lot.granted === null ? 0 : Math.min(lot.granted, Math.floor(lot.granted * passed * pace));
      this.batch.add('allowance_lot', {
        id,
        customer_id: this.owner.customerId,
        line_id: period.lineId,
        subscription_id: subscriptionId,
        kind: lot.kind,
        origin: lot.origin,
        granted: lot.granted,
        remaining: lot.granted === null ? null : lot.granted - used,
        valid_from: lot.validFrom,
        expires_at: lot.expiresAt,
      });
      this.addEntry(id, { reason: 'grant', change: lot.granted, at: period.startsAt, cause: subscriptionId });
      if (used > 0)
        this.addEntry(id, {
          reason: 'usage',
          change: -used,
          at: period.endsAt < now ? period.endsAt : now,
          cause: subscriptionId,
        });
    }
  }

  private addEntry(
    lotId: string,
    entry: { reason: string; change: number | null; at: Instant; cause: string },
  ): void {
    this.batch.add('allowance_entry', {
      id: this.demo.dice.id(),
      customer_id: this.owner.customerId,
      lot_id: lotId,
      reason: entry.reason,
      change: entry.change,
      cause_kind: 'subscription',
      cause_id: entry.cause,
      at: entry.at,
    });
  }

  private writeAccounts(): void {
    for (const [code, sums] of Object.entries(this.accounts))
      this.batch.add('account', {
        customer_id: this.owner.customerId,
        code,
        currency: this.owner.currency,
        ...sums,
      });
    for (const lot of this.walletLots)
      this.batch.add('wallet_lot', {
        customer_id: this.owner.customerId,
        id: lot.id,
        transfer_id: lot.transferId,
        kind: lot.kind,
        amount: lot.amountMinor,
        remaining: lot.remainingMinor,
        open: lot.remainingMinor > 0,
        expires_at: lot.expiresAt,
        at: lot.at,
      });
  }
}
