import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type PriceDecision } from '@ur-desk/domain/pricing';
import {
  type CreateQuoteInput,
  RENEWAL_STEPS,
  type RenewalChannel,
  type RenewalState,
  renewalStateOf,
  type RenewalStep,
  type RenewalStepState,
} from '@ur-desk/domain/renewals';
import { type PlanCredit } from '@ur-desk/domain/refunds';
import { type RenewalPolicy } from '@ur-desk/domain/subscriptions';
import { type PromotionBasis } from '../promotions/live-promotions.service';
import { type UsingPurchase } from '../promotions/redemption.service';

/** A row of `renewal`, by its column names, with instants as text. */
export interface RenewalRow {
  id: string;
  customer_id: string;
  reference: string;
  line_id: string;
  plan_id: string;
  plan_version_id: string;
  policy: RenewalPolicy;
  channel: RenewalChannel;
  quote_id: string;
  request: CreateQuoteInput;
  price: PriceDecision;
  /** What its promotions were judged by; null: none was live. */
  promotion_basis: PromotionBasis | null;
  currency: CurrencyCode;
  total: number;
  predecessor_id: string | null;
  renews_subscription_id: string | null;
  replaces_subscription_id: string | null;
  /** Null: it replaces no plan. */
  credit: PlanCredit | null;
  state: RenewalState;
  payment_id: string | null;
  subscription_id: string | null;
  error: string | null;
  actor_kind: string;
  actor_id: string;
  created_at: Instant;
  ended_at: Instant | null;
}

/** A row of `renewal_step`. */
export interface StepRow {
  renewal_id: string;
  customer_id: string;
  step: RenewalStep;
  state: RenewalStepState;
  attempts: number;
  error: string | null;
  at: Instant | null;
}

/** A renewal and how far it is, as they are changed together. */
export interface Saga {
  renewal: RenewalRow;
  steps: StepRow[];
}

export interface StepMark {
  state: RenewalStepState;
  now: Instant;
  /** Decline reason or problem code. */
  error?: string;
}

/** What a renewal uses of promotions. Renewals from before there were any say nothing about it. */
export const usingPurchase = ({ renewal }: Saga): UsingPurchase => ({
  customerId: renewal.customer_id,
  purposeId: renewal.id,
  currency: renewal.currency,
  uses: (renewal.price as Partial<PriceDecision>).uses ?? [],
});

/** The steps of a new renewal: its quote is there already, everything else is to do. */
export const newSteps = (renewalId: string, customerId: string, now: Instant): StepRow[] =>
  RENEWAL_STEPS.map((step) => ({
    renewal_id: renewalId,
    customer_id: customerId,
    step,
    state: step === 'quoted' ? 'done' : 'pending',
    attempts: step === 'quoted' ? 1 : 0,
    error: null,
    at: step === 'quoted' ? now : null,
  }));

/** The saga after some of its steps were tried: each try counts, and the state of the whole follows. */
export function markSteps(saga: Saga, steps: readonly RenewalStep[], mark: StepMark): Saga {
  const { state, now, error = null } = mark;
  const marked = saga.steps.map((row): StepRow => {
    if (!steps.includes(row.step)) return row;
    const begins = state === 'running' || row.state !== 'running';
    return { ...row, state, error, at: now, attempts: row.attempts + (begins ? 1 : 0) };
  });
  const whole = renewalStateOf(marked);
  const ended = whole === 'succeeded' || whole === 'failed';
  return { renewal: { ...saga.renewal, state: whole, error, ended_at: ended ? now : null }, steps: marked };
}
