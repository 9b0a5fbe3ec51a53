import { type CurrencyCode, type LocalText } from '../kernel';
import { type PriceCandidate } from '../pricing';
import { actionIn } from './actions';
import { appliedPromotion, cutAtFloor, type PricedPlan } from './conflict.rules';
import { type PromotionVersionFacts } from './promotion.types';
import { reaches, reachOf } from './reach.rules';

interface Named {
  id: string;
  code: string;
  name: LocalText;
}

/** A plan whose floor stops a tier's discount, alone or together with a promotion. */
export interface TierConflict {
  plan: Named;
  /** Null: the tier alone goes below the floor. */
  promotion: Named | null;
  currency: CurrencyCode;
  /** How much less than wanted is taken off, minor units. */
  cutMinor: number;
}

interface PricedTier {
  code: string;
  candidates: readonly PriceCandidate[];
}

function conflictsIn(
  tier: PricedTier,
  promotions: readonly PromotionVersionFacts[],
  { plan, currency }: { plan: PricedPlan; currency: CurrencyCode },
): TierConflict[] {
  const found = (promotion: Named | null, cutMinor: number): TierConflict => ({
    plan: { id: plan.planId, code: plan.code, name: plan.name },
    promotion,
    currency,
    cutMinor,
  });
  const alone = cutAtFloor(plan, currency, tier.candidates);
  const together = promotions.flatMap(({ promotionId: id, code, content }): TierConflict[] => {
    const reach = reachOf(content);
    const meets =
      reaches(reach.planIds, plan.planId) &&
      reaches(reach.tiers, tier.code) &&
      reaches(reach.currencies, currency);
    if (!meets) return [];
    const actions = content.actions.flatMap((action) => actionIn(action, currency) ?? []);
    const cut = cutAtFloor(plan, currency, [...tier.candidates, appliedPromotion(actions)]);
    return cut > alone ? [found({ id, code, name: content.name }, cut)] : [];
  });
  return [...(alone > 0 ? [found(null, alone)] : []), ...together];
}

/**
 * What the author of a tier should know before it is saved (rules 5): where its discount, alone or with a promotion that is live or
 * ahead, goes below the floor of a plan on sale. Nothing here forbids anything: the floor stops it.
 */
export const tierConflicts = (
  tier: PricedTier,
  promotions: readonly PromotionVersionFacts[],
  plans: readonly PricedPlan[],
): TierConflict[] =>
  plans.flatMap((plan) =>
    plan.prices.flatMap(({ currency }) => conflictsIn(tier, promotions, { plan, currency })),
  );
