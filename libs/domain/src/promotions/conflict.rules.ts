import { type CurrencyCode, type LocalText } from '../kernel';
import { decidePrice, type PriceAction, type PriceCandidate } from '../pricing';
import { type PlanVersionFacts } from '../plans';
import { actionIn, isForTopUps, MONEY_ACTION_KINDS } from './actions';
import { type PromotionContent, type PromotionVersionFacts, type PromotionWindow } from './promotion.types';
import { reaches, reachesMeet, reachOf } from './reach.rules';

/**
 * What an author should know before a release (rules 5). Nothing here forbids anything.
 * `overlap`: both take off money from one purchase, or add to one top-up. `groupMode`: they are in one group, and say differently how it works;
 * the first by priority counts. `belowFloor`: it would go below a plan's floor price, which stops it.
 */
export const CONFLICT_KINDS = ['overlap', 'groupMode', 'belowFloor'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export interface PromotionConflict {
  kind: ConflictKind;
  /** What to look at: another promotion, or a plan. */
  of: 'promotion' | 'plan';
  id: string;
  code: string;
  name: LocalText;
  /** Of `belowFloor`: the currency, and how much less than wanted is taken off, minor units. */
  currency: CurrencyCode | null;
  cutMinor: number | null;
}

const windowsMeet = (a: PromotionWindow, b: PromotionWindow): boolean =>
  (b.endsAt === null || a.startsAt < b.endsAt) && (a.endsAt === null || b.startsAt < a.endsAt);

const costsMoney = ({ actions }: PromotionContent): boolean =>
  actions.some(({ kind }) => MONEY_ACTION_KINDS.includes(kind));

function standsBeside(a: PromotionVersionFacts, b: PromotionVersionFacts): boolean {
  if (a.content.exclusive || b.content.exclusive) return false;
  if (
    a.content.incompatibleWith.includes(b.promotionId) ||
    b.content.incompatibleWith.includes(a.promotionId)
  )
    return false;
  const { group } = a.content;
  return !group || group.code !== b.content.group?.code || group.mode === 'all';
}

function conflictsWith(version: PromotionVersionFacts, other: PromotionVersionFacts): PromotionConflict[] {
  const { content } = version;
  const found = (kind: ConflictKind): PromotionConflict => ({
    kind,
    of: 'promotion',
    id: other.promotionId,
    code: other.code,
    name: other.content.name,
    currency: null,
    cutMinor: null,
  });
  const disagrees =
    content.group !== null &&
    content.group.code === other.content.group?.code &&
    content.group.mode !== other.content.group.mode;
  const overlaps =
    costsMoney(content) &&
    costsMoney(other.content) &&
    isForTopUps(content) === isForTopUps(other.content) &&
    standsBeside(version, other) &&
    windowsMeet(content.window, other.content.window) &&
    reachesMeet(reachOf(content), reachOf(other.content));
  return [...(disagrees ? [found('groupMode')] : []), ...(overlaps ? [found('overlap')] : [])];
}

export type PricedPlan = PlanVersionFacts & { code: string };

/** A promotion that applies, as a price sees it. */
export const appliedPromotion = (actions: readonly PriceAction[]): PriceCandidate => ({
  rule: 'promotion',
  code: '',
  name: null,
  verdict: { applies: true, actions },
});

/** How much less than wanted is taken off a plan's price because its floor stops it, minor units. */
export function cutAtFloor(
  plan: PricedPlan,
  currency: CurrencyCode,
  candidates: readonly PriceCandidate[],
): number {
  const totalWith = (prices: PlanVersionFacts['prices']): number =>
    decidePrice({
      plan: { ...plan, state: 'released', prices },
      currency,
      candidates: [...candidates],
      walletAvailableMinor: 0,
      payment: { useWallet: true },
      taxRateBps: 0,
    }).totalMinor;
  return totalWith(plan.prices) - totalWith(plan.prices.map((price) => ({ ...price, floor: 0 })));
}

function floorConflicts({ content }: PromotionVersionFacts, plan: PricedPlan): PromotionConflict[] {
  const reach = reachOf(content);
  if (!reaches(reach.planIds, plan.planId)) return [];
  return plan.prices.flatMap(({ currency }): PromotionConflict[] => {
    if (!reaches(reach.currencies, currency)) return [];
    const actions = content.actions.flatMap((action) => actionIn(action, currency) ?? []);
    const cutMinor = cutAtFloor(plan, currency, [appliedPromotion(actions)]);
    if (cutMinor <= 0) return [];
    return [
      {
        kind: 'belowFloor',
        of: 'plan',
        id: plan.planId,
        code: plan.code,
        name: plan.name,
        currency,
        cutMinor,
      },
    ];
  });
}

/** What a version meets: the other promotions that are live or ahead, and the floors of the plans on sale. */
export const conflictsOf = (
  version: PromotionVersionFacts,
  others: readonly PromotionVersionFacts[],
  plans: readonly PricedPlan[],
): PromotionConflict[] => [
  ...others
    .filter(({ promotionId }) => promotionId !== version.promotionId)
    .flatMap((other) => conflictsWith(version, other)),
  ...plans.flatMap((plan) => floorConflicts(version, plan)),
];
