import { MOST_STARS } from './plan-review.types';

/** How many published reviews gave how many stars: the first entry is one star. */
export type StarCounts = readonly number[];

/** A plan's rating, as it is shown with the plan. */
export interface PlanRating {
  count: number;
  /** Tenths of a star, rounded half up: 43 is 4.3. Null: nobody has rated it. */
  averageTenths: number | null;
  /** The first entry is one star. */
  byStars: number[];
}

/** Integers all the way, like money: 4.25 stars are 4.3 on every machine. */
export function ratingOf(counts: StarCounts): PlanRating {
  const byStars = Array.from({ length: MOST_STARS }, (_none, index) => counts[index] ?? 0);
  const count = byStars.reduce((sum, n) => sum + n, 0);
  const stars = byStars.reduce((sum, n, index) => sum + n * (index + 1), 0);
  return {
    count,
    averageTenths: count === 0 ? null : Math.floor((20 * stars + count) / (2 * count)),
    byStars,
  };
}
