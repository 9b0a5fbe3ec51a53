import {
  addMs,
  type CurrencyCode,
  DAY_MS,
  fieldProblem,
  type Instant,
  type LocalDate,
  localDateAt,
  Problem,
} from '../kernel';
import {
  type MembershipDecision,
  type MembershipState,
  type TierWarning,
  WARNING_DAYS,
} from './membership.types';
import { NO_TIER, type Programme, thresholdIn, type TierRule } from './tier.types';

/** Longer than this a tier is set by two people (rules 7). */
export const OVERRIDE_ALONE_DAYS = 90;
/** Longer than this nobody sets one. */
export const MAX_OVERRIDE_DAYS = 1_095;

export const daysAfter = (at: Instant, days: number): Instant => addMs(at, days * DAY_MS);

/** Worst first. */
const byRank = (tiers: readonly TierRule[]): TierRule[] => [...tiers].sort((a, b) => a.rank - b.rank);

const rankOf = (tiers: readonly TierRule[], code: string): number =>
  tiers.find((tier) => tier.code === code)?.rank ?? 0;

/** Net spend within the window, minor units of the wallet's currency. */
export interface Spend {
  currency: CurrencyCode;
  netMinor: number;
}

/** The best tier whose threshold is reached (rules 6); `none`: not even the lowest. */
export function qualifiedTier(tiers: readonly TierRule[], { currency, netMinor }: Spend): string {
  const reached = byRank(tiers).filter((tier) => {
    const threshold = thresholdIn(tier, currency);
    return threshold !== null && threshold <= netMinor;
  });
  return reached.at(-1)?.code ?? NO_TIER;
}

/** The tier one level below; `none` below the lowest. */
export const tierBelow = (tiers: readonly TierRule[], code: string): string =>
  byRank(tiers)
    .filter(({ rank }) => rank < rankOf(tiers, code))
    .at(-1)?.code ?? NO_TIER;

/** When an earned tier is lost if nothing is spent: the end of its period, and the grace after it. */
export const losesAt = ({ periodEndsAt }: MembershipState, { graceDays }: Programme): Instant | null =>
  periodEndsAt === null ? null : daysAfter(periodEndsAt, graceDays);

interface Earned {
  tier: string;
  periodEndsAt: Instant | null;
}

/** What spending alone has led to by now. */
function earnedAt(
  state: MembershipState,
  programme: Programme,
  { spend, now }: { spend: Spend; now: Instant },
): Earned {
  const present: Earned = { tier: state.earnedTier, periodEndsAt: state.periodEndsAt };
  const anew = (tier: string): Earned => ({
    tier,
    periodEndsAt: tier === NO_TIER ? null : daysAfter(now, programme.windowDays),
  });
  const qualified = qualifiedTier(programme.tiers, spend);
  const [earns, has] = [rankOf(programme.tiers, qualified), rankOf(programme.tiers, state.earnedTier)];
  if (earns > has) return anew(qualified);
  if (present.periodEndsAt === null || now < present.periodEndsAt) return present;
  if (earns === has) return anew(present.tier);
  const lost = losesAt(state, programme);
  return lost !== null && now >= lost ? anew(tierBelow(programme.tiers, present.tier)) : present;
}

/**
 * What becomes of a membership by itself (rules 6): up at once, to whatever is reached; down by one level, only when the period
 * and the grace after it are over; a period that ends, or a grace, with enough spent begins a new one. While a person's decision
 * stands nothing happens; when it ends, what was earned counts again. Null: nothing changes.
 */
export function decideMembership(
  state: MembershipState,
  programme: Programme,
  facts: { spend: Spend; now: Instant },
): MembershipDecision | null {
  const { overrideUntil } = state;
  if (overrideUntil !== null && facts.now < overrideUntil) return null;
  const earned = earnedAt(state, programme, facts);
  const isSame = earned.tier === state.earnedTier && earned.periodEndsAt === state.periodEndsAt;
  if (isSame && overrideUntil === null) return null;
  const after = {
    tier: earned.tier,
    earnedTier: earned.tier,
    periodEndsAt: earned.periodEndsAt,
    overrideUntil: null,
  };
  if (after.tier === state.tier) return { after, cause: null };
  if (overrideUntil !== null) return { after, cause: 'overrideEnded' };
  const isUp = rankOf(programme.tiers, after.tier) > rankOf(programme.tiers, state.tier);
  return { after, cause: isUp ? 'upgrade' : 'downgrade' };
}

/**
 * A tier set by a person until an instant, whatever was spent; what was earned is kept beside it. Throws `override_past` and
 * `override_too_long` at `until`.
 */
export function overrideMembership(
  state: MembershipState,
  order: { tier: string; until: Instant },
  now: Instant,
): MembershipState {
  if (order.until <= now) throw fieldProblem('until', 'override_past');
  if (order.until > daysAfter(now, MAX_OVERRIDE_DAYS))
    throw fieldProblem('until', 'override_too_long', { days: MAX_OVERRIDE_DAYS });
  return { ...state, tier: order.tier, overrideUntil: order.until };
}

/** Whether a second person has to agree to so long an override. */
export const overrideNeedsApproval = (until: Instant, now: Instant): boolean =>
  until > daysAfter(now, OVERRIDE_ALONE_DAYS);

/**
 * A person's decision taken back before its end: what was earned counts again at once, as on the day when it would have ended.
 * Throws `override_none`.
 */
export function endOverride(
  state: MembershipState,
  programme: Programme,
  facts: { spend: Spend; now: Instant },
): MembershipDecision {
  const { overrideUntil } = state;
  if (overrideUntil === null || overrideUntil <= facts.now) throw new Problem('override_none');
  const decision = decideMembership({ ...state, overrideUntil: facts.now }, programme, facts);
  if (!decision) throw new Error('an override that ends changes the membership');
  return decision;
}

/** Whether a member was told of this loss already: of the same day, and not earlier than now is due. */
export const isWarned = (
  { days, losesAt: at }: Pick<TierWarning, 'days' | 'losesAt'>,
  told: { days: number; losesAt: Instant } | null,
): boolean => told !== null && told.losesAt === at && told.days <= days;

/** The last warning that is due of a tier that will be lost, or null: it will not, or not soon. */
export function warningDue(
  state: MembershipState,
  programme: Programme,
  { spend, now }: { spend: Spend; now: Instant },
): TierWarning | null {
  const at = losesAt(state, programme);
  if (at === null || state.overrideUntil !== null || now >= at) return null;
  const tier = programme.tiers.find(({ code }) => code === state.earnedTier);
  const threshold = tier ? thresholdIn(tier, spend.currency) : null;
  if (!tier || (threshold !== null && spend.netMinor >= threshold)) return null;
  const days = [...WARNING_DAYS].reverse().find((left) => now >= daysAfter(at, -left));
  if (days === undefined) return null;
  const missingMinor = (threshold ?? 0) - spend.netMinor;
  return {
    days,
    tier: tier.code,
    nextTier: tierBelow(programme.tiers, tier.code),
    losesAt: at,
    missingMinor,
  };
}

/** The next better tier and what is still to be spent for it, or null: he has the best that his currency leads to. */
export function nextTier(
  tiers: readonly TierRule[],
  current: string,
  spend: Spend,
): { tier: string; thresholdMinor: number; missingMinor: number } | null {
  const has = rankOf(tiers, current);
  for (const tier of byRank(tiers)) {
    const thresholdMinor = thresholdIn(tier, spend.currency);
    if (tier.rank <= has || thresholdMinor === null) continue;
    return { tier: tier.code, thresholdMinor, missingMinor: Math.max(0, thresholdMinor - spend.netMinor) };
  }
  return null;
}

/** The day (UTC) after which spending counts. */
export const spendSince = (now: Instant, { windowDays }: Pick<Programme, 'windowDays'>): LocalDate =>
  localDateAt(daysAfter(now, -windowDays), 'UTC');
