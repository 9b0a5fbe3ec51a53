import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useGetList } from 'react-admin';
import { allowanceOf } from '@ur-desk/domain/allowances';
import {
  type CustomerOverviewView,
  type OverviewAllowance,
  type OverviewLine,
} from '@ur-desk/domain/customers';
import { MINUTE_MS } from '@ur-desk/domain/kernel';
import { likeliestMethod, type PaymentMethodView } from '@ur-desk/domain/payments';
import { type PlanKind, type PlanView, priceIn } from '@ur-desk/domain/plans';
import { type LinkOrderInput } from '@ur-desk/domain/payment-links';
import { ownWalletPart } from '@ur-desk/domain/refunds';
import {
  type CreateQuoteInput,
  type QuoteView,
  type RenewalPaymentInput,
  type RenewalView,
} from '@ur-desk/domain/renewals';
import { type PLAN_POLICIES, type RenewalPolicy } from '@ur-desk/domain/subscriptions';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { useLinkOrder } from '../payment-links/use-link-order';

/** The balance, a payment link, or the id of a card. */
export type Source = 'wallet' | 'link' | (string & {});

export interface WhoPays {
  source: Source;
  /** Unless the balance pays all: it pays first. */
  balanceFirst: boolean;
}

export interface RenewChoice extends WhoPays {
  planId: string | null;
  policy: RenewalPolicy;
  couponCode: string;
}

/** How a plan starts; a pack is added, and nothing is to be chosen. */
type PlanPolicy = (typeof PLAN_POLICIES)[number];
type Chosen = Omit<RenewChoice, 'policy'> & { policy: PlanPolicy };

const MANY = 100;
/** Quotes live for ten minutes; one that is looked at for longer is asked for again. */
const QUOTE_FRESH_MS = 9 * MINUTE_MS;

/** How long a quote is good, whatever this computer's clock says. */
export const quoteLifeMs = ({ createdAt, expiresAt }: QuoteView): number =>
  Date.parse(expiresAt) - Date.parse(createdAt);

export const quoteKey = (input: CreateQuoteInput | null) => ['renewals', 'quote', input] as const;

const runningPlanOf = ({ active, queued }: OverviewLine): string | null =>
  active?.planId ?? queued[0]?.planId ?? null;

/** The plan most would take: the one whose renewal just failed, else the one that runs, else the last one. */
function usePlanToRenew(entry: OverviewLine) {
  const { data = [], isPending } = useGetList<RenewalView>('renewals', {
    filter: { lineId: entry.line.id },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  const newest = data[0];
  const failed = newest?.state === 'failed' ? newest.planId : undefined;
  const planId = failed ?? runningPlanOf(entry) ?? newest?.planId ?? null;
  return { planId, isPending };
}

/** How much of an allowance is left, 0 to 1; one that the plan does not have or does not limit is not scarce. */
const shareLeft = ({ granted, remaining }: OverviewAllowance): number =>
  granted && remaining !== null ? remaining / granted : 1;

/** Packs that add what is used up most come first: it is what the customer calls about. */
function packRank({ current }: PlanView, { allowances }: OverviewLine): number {
  const [scarce] = [...allowances].sort((a, b) => shareLeft(a) - shareLeft(b));
  return scarce && current && allowanceOf(current, scarce.kind) !== 0 ? 0 : 1;
}

/** The plans or packs sold in the customer's currency, the likely one first, then the one that runs, then the cheapest. */
function usePlans(
  { wallet }: CustomerOverviewView,
  kind: PlanKind,
  { entry, likelyPlanId }: { entry: OverviewLine; likelyPlanId: string | null },
) {
  const { currency } = wallet?.balance ?? { currency: 'CNY' as const };
  const {
    data = [],
    isPending,
    error,
    refetch,
  } = useGetList<PlanView>('plans', {
    filter: { currency, state: 'released', kind },
    pagination: { page: 1, perPage: MANY },
    sort: { field: 'code', order: 'ASC' },
  });
  const priceOf = (plan: PlanView) => (plan.current && priceIn(plan.current, currency)?.amount) ?? Infinity;
  const first = [likelyPlanId, runningPlanOf(entry)];
  const planRank = ({ id }: PlanView) => (first.includes(id) ? first.indexOf(id) : first.length);
  const rank = (plan: PlanView) => (kind === 'addOn' ? packRank(plan, entry) : planRank(plan));
  const plans = [...data].sort((a, b) => rank(a) - rank(b) || priceOf(a) - priceOf(b));
  const notRead = data.length === 0 && error ? { problem: error, retry: () => void refetch() } : null;
  return { plans, isPending, notRead, priceOf };
}

export function useMethods(customerId: string): PaymentMethodView[] {
  const { data = [] } = useGetList<PaymentMethodView>('payment-methods', {
    filter: { customerId, state: 'active' },
    pagination: { page: 1, perPage: MANY },
    sort: { field: 'id', order: 'DESC' },
  });
  return data;
}

/** A quote for what is chosen, asked for anew with every change; the last one stays on the screen meanwhile. */
export function useQuote(input: CreateQuoteInput | null): UseQueryResult<QuoteView> {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: quoteKey(input),
    queryFn: ({ signal }) => dataProvider.action<QuoteView>('quotes', input ?? {}, { signal }),
    enabled: input !== null,
    staleTime: QUOTE_FRESH_MS,
    refetchInterval: QUOTE_FRESH_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** What the agent chose, with what most would choose until then: the same plan again, from the balance if it suffices. */
export function useRenewChoice(overview: CustomerOverviewView, entry: OverviewLine, kind: PlanKind) {
  const { walletCurrency: currency, email } = overview.customer;
  const [chosen, setChosen] = useState<Partial<Chosen>>({});
  const likely = usePlanToRenew(entry);
  const { plans, isPending, notRead, priceOf } = usePlans(overview, kind, {
    entry,
    likelyPlanId: likely.planId,
  });
  const methods = useMethods(overview.customer.id);
  const available = overview.wallet?.available.amount ?? 0;
  const plansPending = isPending || likely.isPending;
  // Nothing is chosen, nor quoted, before it is known what is likely.
  const plan = plans.find(({ id }) => id === chosen.planId) ?? (plansPending ? null : (plans[0] ?? null));
  const card = likeliestMethod(methods);
  const suffices = !plan || priceOf(plan) <= available;
  const mayExtend = entry.active?.planId === plan?.id && entry.queued.length === 0;
  const mayReplace = entry.active !== null && entry.queued.length === 0;
  const possible: Record<PlanPolicy, boolean> = { queue: true, extend: mayExtend, replaceNow: mayReplace };
  const policy = chosen.policy && possible[chosen.policy] ? chosen.policy : 'queue';
  const choice: RenewChoice = {
    planId: plan?.id ?? null,
    policy: kind === 'addOn' ? 'addOn' : policy,
    source: chosen.source ?? (suffices ? 'wallet' : (card?.id ?? 'wallet')),
    balanceFirst: chosen.balanceFirst ?? true,
    couponCode: chosen.couponCode ?? '',
  };
  const link = useLinkOrder({ currency, email }, choice.source === 'link');
  const change = (changes: Partial<Chosen>) => setChosen((before) => ({ ...before, ...changes }));
  return {
    plans,
    plansPending,
    plansNotRead: notRead,
    methods,
    suffices,
    mayExtend,
    mayReplace,
    choice,
    change,
    link,
  };
}

export type RenewChoices = ReturnType<typeof useRenewChoice>;

/** Whether the balance alone pays what is quoted, after the value of a plan that is replaced. */
export const balanceCovers = (
  { wallet }: CustomerOverviewView,
  { price, credit }: Pick<QuoteView, 'price' | 'credit'>,
): boolean => (wallet?.available.amount ?? 0) >= ownWalletPart(price.total, credit).amount;

/** Who pays, as the API is asked; null while a link cannot be ordered. */
export function paymentOf(
  { source, balanceFirst: useWallet }: WhoPays,
  link: LinkOrderInput | null,
): RenewalPaymentInput | null {
  switch (source) {
    case 'wallet':
      return { useWallet: true };
    case 'link':
      return link && { useWallet, link };
    default:
      return { useWallet, methodId: source };
  }
}

/** The choice as the API is asked; null while there is nothing to ask for. */
export function quoteInputOf(
  overview: CustomerOverviewView,
  entry: OverviewLine,
  { choice, link }: Pick<RenewChoices, 'choice' | 'link'>,
): CreateQuoteInput | null {
  const hasBalance = (overview.wallet?.available.amount ?? 0) > 0;
  const payment = paymentOf({ ...choice, balanceFirst: choice.balanceFirst && hasBalance }, link.order);
  if (!choice.planId || !payment) return null;
  return {
    customerId: overview.customer.id,
    lineId: entry.line.id,
    planId: choice.planId,
    policy: choice.policy,
    ...(choice.couponCode ? { couponCode: choice.couponCode } : {}),
    payment,
    channel: 'agent',
  };
}
