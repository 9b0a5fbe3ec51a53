import {
  addMs,
  type CurrencyCode,
  DAY_MS,
  fieldProblem,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
  money,
  msBetween,
  type Problem,
} from '../kernel';

/** Whose charges are counted together: all of a customer, or those by one card. */
export const VELOCITY_SCOPES = ['customer', 'method'] as const;
export type VelocityScope = (typeof VELOCITY_SCOPES)[number];

/** How many charges and how much of a currency in the last hour and the last 24 hours; minor units. */
export interface VelocityLimit {
  scope: VelocityScope;
  hourCount: number;
  hourSum: number;
  dayCount: number;
  daySum: number;
}

/** A charge that was tried at a provider, however it ended. */
export interface ChargeTry {
  at: Instant;
  amountMinor: number;
  /** Declined: it counts as a try, but nothing was taken. */
  declined: boolean;
  /** By the card that is to be charged now. */
  sameMethod: boolean;
}

/** What a charge would exceed. */
export interface VelocityExcess {
  scope: VelocityScope;
  what: 'count' | 'sum';
  hours: number;
  most: number;
  /** What fits still, minor units; of a count always 0. */
  left: number;
  /** When it would fit, if nothing else happens; null: never, it is too much by itself. */
  freeAt: Instant | null;
}

const WINDOWS = [
  { ms: HOUR_MS, count: 'hourCount', sum: 'hourSum' },
  { ms: DAY_MS, count: 'dayCount', sum: 'daySum' },
] as const;

/** The longest time that is looked at. */
export const VELOCITY_LOOK_BACK_MS = DAY_MS;

/** When so many of the oldest tries have left the window that `fits` says yes to the rest; null: never. */
function freeAt(
  tries: readonly ChargeTry[],
  ms: number,
  fits: (rest: readonly ChargeTry[]) => boolean,
): Instant | null {
  const oldestFirst = [...tries].sort((a, b) => a.at.localeCompare(b.at));
  for (const [index, one] of oldestFirst.entries())
    if (fits(oldestFirst.slice(index + 1))) return addMs(one.at, ms);
  return null;
}

const takenBy = (tries: readonly ChargeTry[]): number =>
  tries.reduce((sum, { amountMinor, declined }) => sum + (declined ? 0 : amountMinor), 0);

/**
 * Every limit that one more charge would exceed; empty: it may be made. A declined try counts as a try (who tries cards has
 * many of them), its amount does not.
 */
export function exceededVelocity(
  tries: readonly ChargeTry[],
  limits: readonly VelocityLimit[],
  { amountMinor, now }: { amountMinor: number; now: Instant },
): VelocityExcess[] {
  return limits.flatMap((limit) => {
    const counted = tries.filter(({ sameMethod }) => limit.scope === 'customer' || sameMethod);
    return WINDOWS.flatMap(({ ms, count, sum }): VelocityExcess[] => {
      const within = counted.filter(({ at }) => msBetween(at, now) < ms);
      const base = { scope: limit.scope, hours: ms / HOUR_MS };
      const fitsCount = (rest: readonly ChargeTry[]) => rest.length < limit[count];
      const fitsSum = (rest: readonly ChargeTry[]) => takenBy(rest) + amountMinor <= limit[sum];
      return [
        ...(fitsCount(within)
          ? []
          : [
              {
                ...base,
                what: 'count' as const,
                most: limit[count],
                left: 0,
                freeAt: freeAt(within, ms, fitsCount),
              },
            ]),
        ...(fitsSum(within)
          ? []
          : [
              {
                ...base,
                what: 'sum' as const,
                most: limit[sum],
                left: Math.max(0, limit[sum] - takenBy(within)),
                freeAt: freeAt(within, ms, fitsSum),
              },
            ]),
      ];
    });
  });
}

/** The refusal of a charge that exceeds a limit, at the field that can be changed, with the numbers. */
export function velocityProblem(
  { scope, what, hours, most, left, freeAt: at }: VelocityExcess,
  { currency, now }: { currency: CurrencyCode; now: Instant },
): Problem {
  const minutes = at === null ? null : Math.max(1, Math.ceil(msBetween(now, at) / MINUTE_MS));
  const byMethod = scope === 'method';
  if (what === 'count')
    return fieldProblem(
      byMethod ? 'methodId' : 'amount',
      byMethod ? 'method_tries_reached' : 'customer_tries_reached',
      {
        most,
        hours,
        minutes,
      },
    );
  return fieldProblem('amount', byMethod ? 'method_sum_reached' : 'customer_sum_reached', {
    most: money(most, currency),
    left: money(left, currency),
    hours,
  });
}

/** How long somebody who was allowed a charge above the limits has time for it. */
export const EXCEPTION_VALID_FOR_MS = DAY_MS;
