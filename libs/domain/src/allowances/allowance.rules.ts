import { type Instant, minInstant } from '../kernel';
import { type PlanAllowances } from '../plans';
import {
  ALLOWANCE_KINDS,
  type AllowanceKind,
  type AllowanceTotal,
  type Consumption,
  type Draw,
  type LotDraft,
  type LotFacts,
  type LotOrigin,
} from './allowance.types';

export const allowanceOf = (allowances: PlanAllowances, kind: AllowanceKind): number | null =>
  ({ voice: allowances.voiceSeconds, sms: allowances.smsCount, data: allowances.dataBytes })[kind];

/** The lots that a plan version grants for a span: one per kind; none of a kind that the plan does not have (rules 3). */
export const lotsForPlan = (allowances: PlanAllowances, validFrom: Instant, expiresAt: Instant): LotDraft[] =>
  ALLOWANCE_KINDS.map((kind) => ({ kind, granted: allowanceOf(allowances, kind) }))
    .filter(({ granted }) => granted !== 0)
    .map(({ kind, granted }) => ({ kind, origin: 'plan', granted, validFrom, expiresAt }));

export const isValidAt = (lot: Pick<LotFacts, 'validFrom' | 'expiresAt'>, at: Instant): boolean =>
  lot.validFrom <= at && (lot.expiresAt === null || at < lot.expiresAt);

const NEVER = '9999';
const ORIGIN_ORDER: Record<LotOrigin, number> = { bonus: 0, goodwill: 0, plan: 1 };

/** Soonest expiry first (none last), then what was given before what was paid, then id (rules 3). */
export function compareLots(a: LotFacts, b: LotFacts): number {
  const byExpiry = (a.expiresAt ?? NEVER).localeCompare(b.expiresAt ?? NEVER);
  if (byExpiry !== 0) return byExpiry;
  return ORIGIN_ORDER[a.origin] - ORIGIN_ORDER[b.origin] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Which lots a use of `quantity` (in the kind's unit) at `at` is taken from. An unlimited lot covers all that is left
 *. Never takes more than a lot holds; what no lot covers is returned, not refused.
 */
export function consumeAllowance(
  lots: readonly LotFacts[],
  use: { kind: AllowanceKind; quantity: number },
  at: Instant,
): Consumption {
  if (!Number.isSafeInteger(use.quantity) || use.quantity < 0)
    throw new RangeError(`not a quantity: ${use.quantity}`);
  const draws: Draw[] = [];
  let rest = use.quantity;
  for (const lot of lots.filter((l) => l.kind === use.kind && isValidAt(l, at)).sort(compareLots)) {
    if (rest === 0) break;
    const quantity = lot.remaining === null ? rest : Math.min(lot.remaining, rest);
    if (quantity > 0) draws.push({ lotId: lot.id, quantity });
    rest -= quantity;
  }
  return { draws, uncovered: rest };
}

/** Per kind, what was granted and what remains in the lots valid at `at`; kinds without a valid lot are left out. */
export const allowanceTotals = (lots: readonly LotFacts[], at: Instant): AllowanceTotal[] =>
  ALLOWANCE_KINDS.flatMap((kind) => {
    const valid = lots.filter((lot) => lot.kind === kind && isValidAt(lot, at));
    if (valid.length === 0) return [];
    const sum = (part: 'granted' | 'remaining') =>
      valid.reduce<number | null>((total, lot) => {
        const value = lot[part];
        return total === null || value === null ? null : total + value;
      }, 0);
    const expiries = valid.filter((lot) => lot.remaining !== 0).flatMap((lot) => lot.expiresAt ?? []);
    const nextExpiryAt = expiries.length > 0 ? expiries.reduce(minInstant) : null;
    return [{ kind, granted: sum('granted'), remaining: sum('remaining'), nextExpiryAt }];
  });
