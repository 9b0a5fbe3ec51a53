import { type CurrencyCode, money, type Money } from '@ur-desk/domain/kernel';
import { type PlanVersionView } from '@ur-desk/domain/plans';
import { type PriceDecision } from '@ur-desk/domain/pricing';
import { type PriceView, type SubscriptionChangeView } from '@ur-desk/domain/renewals';
import { type SubscriptionDecision } from '@ur-desk/domain/subscriptions';

const inCurrency =
  (currency: CurrencyCode) =>
  (amountMinor: number): Money =>
    money(amountMinor, currency);

export function priceView(price: PriceDecision): PriceView {
  const amount = inCurrency(price.currency);
  return {
    lines: price.lines.map(({ rule, code, name, amountMinor, limitedByFloor, limitedByBudget = false }) => ({
      rule,
      code,
      name,
      amount: amount(amountMinor),
      limitedByFloor,
      limitedByBudget,
    })),
    notApplied: price.notApplied,
    bonuses: price.bonuses,
    total: amount(price.totalMinor),
    taxRateBps: price.taxRateBps,
    taxIncluded: amount(price.taxIncludedMinor),
    payable: price.payable.map(({ source, methodId, amountMinor }) => ({
      source,
      methodId,
      amount: amount(amountMinor),
    })),
    missing: amount(price.missingMinor),
  };
}

export const subscriptionChangeView = (decision: SubscriptionDecision): SubscriptionChangeView => ({
  kind: decision.kind,
  state: decision.state,
  startsAt: decision.startsAt,
  endsAt: decision.endsAt,
});

/** What the wallet pays of a price, minor units. */
export const walletPartOf = (price: PriceDecision): number =>
  price.payable.filter((part) => part.source === 'wallet').reduce((sum, part) => sum + part.amountMinor, 0);

export const planNameOf = ({ name }: Pick<PlanVersionView, 'name'>): { en: string; zh: string } => ({
  en: name.en,
  zh: name.zh,
});
