import { type AllowanceLotView } from '@ur-desk/domain/allowances';
import { type CurrencyCode, type LocalText, type Money, money } from '@ur-desk/domain/kernel';
import { isSettled, type PaymentView } from '@ur-desk/domain/payments';
import {
  canRetryStep,
  type RenewalChannel,
  type RenewalDetailView,
  type RenewalState,
  type RenewalStepView,
  type RenewalView,
} from '@ur-desk/domain/renewals';
import { type PlanCreditView } from '@ur-desk/domain/refunds';
import { type RenewalPolicy, type SubscriptionView } from '@ur-desk/domain/subscriptions';
import { priceView } from '../quotes/quote.view';
import { type Saga } from './renewal.rows';

/** A renewal as its list reads it. */
export interface ListedRenewal {
  id: string;
  reference: string;
  customer_id: string;
  line_id: string;
  plan_id: string;
  plan_version_id: string;
  plan_name: LocalText;
  policy: RenewalPolicy;
  channel: RenewalChannel;
  state: RenewalState;
  currency: CurrencyCode;
  total: number;
  error: string | null;
  created_at: Date;
  ended_at: Date | null;
}

export const renewalView = (row: ListedRenewal): RenewalView => ({
  id: row.id,
  reference: row.reference,
  customerId: row.customer_id,
  lineId: row.line_id,
  planId: row.plan_id,
  planVersionId: row.plan_version_id,
  planName: { en: row.plan_name.en, zh: row.plan_name.zh },
  policy: row.policy,
  channel: row.channel,
  state: row.state,
  total: money(row.total, row.currency),
  error: row.error,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
});

/** What a renewal did so far, beside its own rows. */
export interface RenewalEffects {
  planName: LocalText;
  credit: PlanCreditView | null;
  payments: PaymentView[];
  subscription: SubscriptionView | null;
  lots: AllowanceLotView[];
  balance: Money;
}

/** The charge that counts has its answer; a renewal that is still open has only not heard of it. */
export const isAnswered = ({ renewal }: Saga, payments: readonly PaymentView[]): boolean =>
  payments.some(({ id, state }) => id === renewal.payment_id && isSettled(state));

const stepViews = (saga: Saga, payments: readonly PaymentView[]): RenewalStepView[] =>
  saga.steps.map(({ step, state, attempts, error, at }) => ({
    step,
    state,
    attempts,
    error,
    at,
    canRetry: canRetryStep(saga.steps, step, isAnswered(saga, payments)),
  }));

export function renewalDetailView(saga: Saga, effects: RenewalEffects): RenewalDetailView {
  const { renewal } = saga;
  return {
    id: renewal.id,
    reference: renewal.reference,
    customerId: renewal.customer_id,
    lineId: renewal.line_id,
    planId: renewal.plan_id,
    planVersionId: renewal.plan_version_id,
    planName: effects.planName,
    policy: renewal.policy,
    channel: renewal.channel,
    state: renewal.state,
    total: money(renewal.total, renewal.currency),
    error: renewal.error,
    createdAt: renewal.created_at,
    endedAt: renewal.ended_at,
    price: priceView(renewal.price),
    credit: effects.credit,
    steps: stepViews(saga, effects.payments),
    payments: effects.payments,
    subscription: effects.subscription,
    lots: effects.lots,
    balance: effects.balance,
  };
}

/** What the audit log keeps: state and steps, and what was bought for how much. */
export const auditedRenewal = ({ renewal, steps }: Saga): object => ({
  reference: renewal.reference,
  state: renewal.state,
  error: renewal.error,
  planVersionId: renewal.plan_version_id,
  policy: renewal.policy,
  total: money(renewal.total, renewal.currency),
  payable: renewal.price.payable,
  replacesSubscriptionId: renewal.replaces_subscription_id,
  credit: renewal.credit?.amount ?? null,
  paymentId: renewal.payment_id,
  subscriptionId: renewal.subscription_id,
  steps: Object.fromEntries(steps.map(({ step, state }) => [step, state])),
});
