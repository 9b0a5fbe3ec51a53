import { BPS_PER_WHOLE, fieldProblem, percentOf, shareOf } from '../kernel';
import { type PlanPrice, priceIn } from '../plans';
import {
  type Bonus,
  type GivenBonus,
  JUDGED_RULES,
  type NotAppliedReason,
  type NotAppliedRule,
  type PayablePart,
  type PriceAction,
  type PriceCandidate,
  type PriceDecision,
  type PricedService,
  type PriceLine,
  type PricingFacts,
  type PromotionUse,
} from './pricing.types';

/** What a rule says when there is nothing to judge: no tier, no promotion, no coupon. */
const NOTHING_TO_JUDGE: Record<PriceCandidate['rule'], NotAppliedReason> = {
  tierDiscount: 'noMembership',
  promotion: 'noneRunning',
  coupon: 'noneGiven',
};

/** What an action takes off a price, before the floor is looked at. Rounded half up, once. */
function reductionOf(action: PriceAction, priceMinor: number): number {
  switch (action.kind) {
    case 'percentOff':
      return Math.min(percentOf(priceMinor, action.discountBps), action.capMinor ?? priceMinor);
    case 'amountOff':
      return action.amountMinor;
    case 'fixedPrice':
      return priceMinor - action.amountMinor;
    case 'bonus':
    case 'walletCredit':
      return 0;
  }
}

interface Outcome {
  lines: PriceLine[];
  notApplied: NotAppliedRule[];
  bonuses: GivenBonus[];
  uses: PromotionUse[];
}

/** What a candidate that applies would do to what is left to pay. */
interface Offer {
  candidate: PriceCandidate;
  bonuses: Bonus[];
  /** What its action says, before any limit. */
  wanted: number;
  room: number;
  budget: number;
  taken: number;
}

function offerOf(
  candidate: PriceCandidate,
  actions: readonly PriceAction[],
  left: { present: number; room: number },
): Offer {
  const reductions = actions.map((action) => reductionOf(action, left.present));
  const wanted = Math.max(0, ...reductions);
  const budget = Math.max(0, candidate.budgetLeftMinor ?? wanted);
  const bonuses = actions.flatMap((action) => (action.kind === 'bonus' ? [action.bonus] : []));
  return { candidate, bonuses, wanted, room: left.room, budget, taken: Math.min(wanted, left.room, budget) };
}

const reasonOfNothing = ({ wanted, room }: Offer): NotAppliedReason =>
  wanted === 0 ? 'noEffect' : room === 0 ? 'atFloor' : 'budgetUsed';

function refuse({ rule, code, name }: PriceCandidate, reason: NotAppliedReason, outcome: Outcome): void {
  outcome.notApplied.push({ rule, code, name, reason });
}

function take(offer: Offer, outcome: Outcome): void {
  const { candidate, bonuses, wanted, room, budget, taken } = offer;
  const { rule, code, name, promotion } = candidate;
  if (taken === 0 && bonuses.length === 0) {
    refuse(candidate, reasonOfNothing(offer), outcome);
    return;
  }
  if (taken > 0) {
    const limitedByFloor = wanted > room && room <= budget;
    const limitedByBudget = wanted > budget && budget < room;
    outcome.lines.push({ rule, code, name, amountMinor: -taken, limitedByFloor, limitedByBudget });
  }
  outcome.bonuses.push(...bonuses.map((bonus) => ({ ...bonus, rule, code, name })));
  if (promotion) outcome.uses.push({ ...promotion, code, discountMinor: taken });
}

/** Takes off most; where nothing is taken off, the first that gives something. */
function bestOffer(offers: readonly Offer[]): Offer | null {
  const worth = (offer: Offer) => [offer.taken, offer.bonuses.length] as const;
  return offers.reduce<Offer | null>((best, offer) => {
    if (!best) return offer;
    const [taken, bonuses] = worth(offer);
    const [bestTaken, bestBonuses] = worth(best);
    const better = taken > bestTaken || (taken === bestTaken && bonuses > 0 && bestBonuses === 0);
    return better ? offer : best;
  }, null);
}

/** Candidates that compete for one place; mostly one alone. */
function applyCompeting(candidates: readonly PriceCandidate[], outcome: Outcome, price: PlanPrice): void {
  const present = totalOf(outcome.lines);
  const left = { present, room: Math.max(0, present - Math.max(price.floor, 0)) };
  const offers = candidates.flatMap((candidate) =>
    candidate.verdict.applies ? [offerOf(candidate, candidate.verdict.actions, left)] : [],
  );
  const best = bestOffer(offers);
  for (const candidate of candidates) {
    if (!candidate.verdict.applies) refuse(candidate, candidate.verdict.reason, outcome);
    else if (candidate === best?.candidate) take(best, outcome);
    else refuse(candidate, 'betterInGroup', outcome);
  }
}

/** The candidates of one rule by the places that they compete for, in order. */
function placesOf(candidates: readonly PriceCandidate[]): PriceCandidate[][] {
  const places: PriceCandidate[][] = [];
  for (const candidate of candidates) {
    const { bestOf } = candidate;
    const shared = bestOf !== undefined && places.find(([first]) => first?.bestOf === bestOf);
    if (shared) shared.push(candidate);
    else places.push([candidate]);
  }
  return places;
}

const totalOf = (lines: readonly PriceLine[]): number =>
  lines.reduce((sum, line) => sum + line.amountMinor, 0);

/**
 * The fees of the line's services, after all that concerns the plan: no discount touches them, and they count for no floor. One that the
 * tier has free is taken off again, so that the customer sees what it is worth (decision 0515).
 */
function addServices(services: readonly PricedService[], outcome: Outcome): void {
  const unlimited = { limitedByFloor: false, limitedByBudget: false };
  for (const { code, name, feeMinor } of services)
    if (feeMinor === null)
      outcome.notApplied.push({ rule: 'serviceFee', code, name, reason: 'notInCurrency' });
    else outcome.lines.push({ rule: 'serviceFee', code, name, amountMinor: feeMinor, ...unlimited });
  for (const { code, name, feeMinor, free } of services)
    if (free && feeMinor)
      outcome.lines.push({ rule: 'serviceFree', code, name, amountMinor: -feeMinor, ...unlimited });
}

/** The value of a replaced plan pays first, by way of the wallet; then the wallet itself, then the chosen method or the customer by a link pays the rest (rules 4). */
function splitOver(
  totalMinor: number,
  facts: PricingFacts,
): { payable: PayablePart[]; missingMinor: number } {
  const { useWallet, methodId, link } = facts.payment;
  const own = useWallet ? Math.max(facts.walletAvailableMinor, 0) : 0;
  const fromWallet = Math.min(own + (facts.creditMinor ?? 0), totalMinor);
  const rest = totalMinor - fromWallet;
  const payable: PayablePart[] = [];
  if (fromWallet > 0) payable.push({ source: 'wallet', methodId: null, amountMinor: fromWallet });
  if (rest > 0 && methodId) payable.push({ source: 'method', methodId, amountMinor: rest });
  else if (rest > 0 && link) payable.push({ source: 'link', methodId: null, amountMinor: rest });
  return { payable, missingMinor: methodId || link ? 0 : rest };
}

/**
 * The price of a plan for a customer (rules 4): plan price → tier discount → promotions → coupon, each line with its rule
 * and amount, each rule that did not apply with its reason; never below the floor, never below zero; then the fees of the line's services.
 * Throws `plan_not_released` and `plan_not_sold`.
 */
export function decidePrice(facts: PricingFacts): PriceDecision {
  const { plan, currency } = facts;
  if (plan.state !== 'released') throw fieldProblem('planId', 'plan_not_released');
  const price = priceIn(plan, currency);
  if (!price) throw fieldProblem('planId', 'plan_not_sold', { currency });
  const outcome: Outcome = {
    lines: [
      {
        rule: 'planPrice',
        code: plan.code,
        name: plan.name,
        amountMinor: price.amount,
        limitedByFloor: false,
        limitedByBudget: false,
      },
    ],
    notApplied: [],
    bonuses: [],
    uses: [],
  };
  for (const rule of JUDGED_RULES) {
    const candidates = facts.candidates.filter((candidate) => candidate.rule === rule);
    if (candidates.length === 0)
      outcome.notApplied.push({ rule, code: null, name: null, reason: NOTHING_TO_JUDGE[rule] });
    for (const place of placesOf(candidates)) applyCompeting(place, outcome, price);
  }
  addServices(facts.services ?? [], outcome);
  const totalMinor = totalOf(outcome.lines);
  return {
    currency,
    ...outcome,
    totalMinor,
    floorMinor: price.floor,
    taxRateBps: facts.taxRateBps,
    taxIncludedMinor: shareOf(totalMinor, facts.taxRateBps, BPS_PER_WHOLE + facts.taxRateBps),
    ...splitOver(totalMinor, facts),
  };
}
