import { BPS_PER_WHOLE, fieldProblem, percentOf, shareOf } from '../kernel';
import { type PlanPrice, priceIn } from '../plans';
import {
  type Bonus,
  type NotAppliedReason,
  type NotAppliedRule,
  type PayablePart,
  PRICE_RULES,
  type PriceAction,
  type PriceCandidate,
  type PriceDecision,
  type PriceLine,
  type PricingFacts,
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
      return 0;
  }
}

interface Outcome {
  lines: PriceLine[];
  notApplied: NotAppliedRule[];
  bonuses: Bonus[];
}

function applyCandidate(candidate: PriceCandidate, outcome: Outcome, price: PlanPrice): void {
  const { rule, code, name, verdict } = candidate;
  const refuse = (reason: NotAppliedReason) => outcome.notApplied.push({ rule, code, name, reason });
  if (!verdict.applies) {
    refuse(verdict.reason);
    return;
  }
  if (verdict.action.kind === 'bonus') {
    outcome.bonuses.push(verdict.action.bonus);
    return;
  }
  const present = totalOf(outcome.lines);
  const wanted = reductionOf(verdict.action, present);
  const room = present - Math.max(price.floor, 0);
  if (wanted <= 0) refuse('noEffect');
  else if (room <= 0) refuse('atFloor');
  else {
    const amountMinor = -Math.min(wanted, room);
    outcome.lines.push({ rule, code, name, amountMinor, limitedByFloor: wanted > room });
  }
}

const totalOf = (lines: readonly PriceLine[]): number =>
  lines.reduce((sum, line) => sum + line.amountMinor, 0);

/** The wallet pays first, then the chosen method or the customer by a link pays the rest (rules 4). */
function splitOver(
  totalMinor: number,
  facts: PricingFacts,
): { payable: PayablePart[]; missingMinor: number } {
  const { useWallet, methodId, link } = facts.payment;
  const fromWallet = useWallet ? Math.min(Math.max(facts.walletAvailableMinor, 0), totalMinor) : 0;
  const rest = totalMinor - fromWallet;
  const payable: PayablePart[] = [];
  if (fromWallet > 0) payable.push({ source: 'wallet', methodId: null, amountMinor: fromWallet });
  if (rest > 0 && methodId) payable.push({ source: 'method', methodId, amountMinor: rest });
  else if (rest > 0 && link) payable.push({ source: 'link', methodId: null, amountMinor: rest });
  return { payable, missingMinor: methodId || link ? 0 : rest };
}

/**
 * The price of a plan for a customer (rules 4): plan price → tier discount → promotions → coupon, each line with its rule
 * and amount, each rule that did not apply with its reason; never below the floor, never below zero.
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
      },
    ],
    notApplied: [],
    bonuses: [],
  };
  for (const rule of PRICE_RULES) {
    if (rule === 'planPrice') continue;
    const candidates = facts.candidates.filter((candidate) => candidate.rule === rule);
    if (candidates.length === 0)
      outcome.notApplied.push({ rule, code: null, name: null, reason: NOTHING_TO_JUDGE[rule] });
    for (const candidate of candidates) applyCandidate(candidate, outcome, price);
  }
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

/** The tax rates that prices contain, in basis points by the customer's country; countries not named: none. */
const TAX_RATES_BPS: Readonly<Record<string, number>> = {
  AU: 1_000,
  BR: 1_800,
  CN: 600,
  DE: 1_900,
  ES: 2_100,
  FR: 2_000,
  GB: 2_000,
  IT: 2_200,
  JP: 1_000,
  KR: 1_000,
  MY: 800,
  NL: 2_100,
  PL: 2_300,
  SG: 900,
  TH: 700,
  TW: 500,
};

export const taxRateBpsOf = (country: string): number => TAX_RATES_BPS[country] ?? 0;
