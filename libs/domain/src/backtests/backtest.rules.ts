import { type CurrencyCode, type Instant, type LocalDate, localDateAt } from '../kernel';
import { decidePrice, type PriceCandidate, type PriceDecision, type PricedService } from '../pricing';
import {
  budgetPeriodAt,
  candidatesOf,
  couponKeyOf,
  type GivenCoupon,
  judgePromotions,
  type PromotionFacts,
  type PromotionRoom,
  type PromotionVersionFacts,
  WHOLE_TIME,
} from '../promotions';
import {
  type BacktestDay,
  type BacktestMode,
  type BacktestSum,
  type BookedPrice,
  type BookedRenewal,
  type ReplayedRenewal,
} from './backtest.types';

/** A draft that needs a shared code and names none yet. */
const ANY_CODE = 'BACKTEST';

/**
 * The draft as it is replayed: released, and in its window all the time, because the question is what the past would have cost.
 * Its hours and weekdays stay: they come again.
 */
export const draftToReplay = (version: PromotionVersionFacts, from: Instant): PromotionVersionFacts => ({
  ...version,
  state: 'released',
  content: {
    ...version.content,
    window: { startsAt: from, endsAt: null },
    coupon: version.content.coupon && {
      kind: version.content.coupon.kind,
      code: version.content.coupon.code ?? (version.content.coupon.kind === 'shared' ? ANY_CODE : null),
    },
  },
});

/** Nobody had a code that did not exist: everybody who gave none is taken to have given the draft’s (the most it can cost). */
function couponGiven(draft: PromotionVersionFacts, facts: PromotionFacts): GivenCoupon | null {
  const { coupon } = draft.content;
  if (facts.coupon || !coupon) return facts.coupon ?? null;
  const code = coupon.code ?? ANY_CODE;
  return {
    code,
    key: couponKeyOf(code),
    promotionId: draft.promotionId,
    ...(coupon.kind === 'unique' ? { unique: { codeId: draft.id, refused: null } } : {}),
  };
}

/** The tier's discount is made before every promotion, so that it is the same whatever promotions there are. */
const tierOf = ({ lines }: BookedPrice): PriceCandidate[] =>
  lines
    .filter(({ rule }) => rule === 'tierDiscount')
    .map(({ code, name, amountMinor }) => ({
      rule: 'tierDiscount',
      code,
      name,
      verdict: { applies: true, actions: [{ kind: 'amountOff', amountMinor: -amountMinor }] },
    }));

/** Services as they were charged: no promotion touches them. */
const servicesOf = ({ lines }: BookedPrice): PricedService[] =>
  lines
    .filter(({ rule }) => rule === 'serviceFee')
    .map(({ code, name, amountMinor: feeMinor }) => ({
      code,
      name: name ?? { en: code, zh: code },
      feeMinor,
      free: lines.some((line) => line.rule === 'serviceFree' && line.code === code),
    }));

/** The plan as it was sold: the frozen price keeps what a price is made of. */
function planOf({ currency, lines, floorMinor }: BookedPrice, planId: string) {
  const sold = lines.find(({ rule }) => rule === 'planPrice');
  if (!sold) throw new Error('a price begins with the price of the plan');
  return {
    id: planId,
    planId,
    code: sold.code,
    versionNo: 1,
    state: 'released' as const,
    releasedAt: null,
    name: sold.name ?? { en: sold.code, zh: sold.code },
    validity: { days: 1 },
    prices: [{ currency, amount: sold.amountMinor, floor: floorMinor }],
    coverage: [],
    regions: [],
    terms: { en: '', zh: '' },
    voiceSeconds: 0,
    smsCount: 0,
    dataBytes: 0,
  };
}

interface Offered {
  versions: readonly PromotionVersionFacts[];
  rooms: ReadonlyMap<string, PromotionRoom>;
  coupon: GivenCoupon | null;
}

function priceWith({ price, facts }: BookedRenewal, { versions, rooms, coupon }: Offered): PriceDecision {
  const verdicts = judgePromotions(versions, { ...facts, coupon }, rooms);
  return decidePrice({
    plan: planOf(price, facts.planId),
    currency: price.currency,
    candidates: [...tierOf(price), ...candidatesOf(verdicts, coupon)],
    services: servicesOf(price),
    walletAvailableMinor: 0,
    payment: { useWallet: true },
    taxRateBps: 0,
  });
}

/** Made again by the promotions of the time alone: what was booked, to the cent. */
export const reproducedPrice = (renewal: BookedRenewal): PriceDecision =>
  priceWith(renewal, { versions: renewal.live, rooms: renewal.rooms, coupon: renewal.facts.coupon ?? null });

/** A draft on trial, as it stands when a renewal's turn comes. */
export interface DraftOnTrial {
  /** As `draftToReplay` makes it. */
  draft: PromotionVersionFacts;
  mode: BacktestMode;
  /** What is left of its limits. */
  room: PromotionRoom;
  /** The operator's, for the day. */
  zone: string;
}

/**
 * A renewal of the past made again with a draft. The limits of the promotions of the time are as they were found then, whatever
 * the draft would have left of them (decision 0480).
 */
export function replayRenewal(
  renewal: BookedRenewal,
  { draft, mode, room, zone }: DraftOnTrial,
): ReplayedRenewal {
  const { facts, live, price } = renewal;
  const others = mode === 'instead' ? [] : live.filter((one) => one.promotionId !== draft.promotionId);
  const rooms = new Map(renewal.rooms).set(draft.promotionId, room);
  const coupon = couponGiven(draft, facts);
  const made = priceWith(renewal, { versions: [...others, draft], rooms, coupon });
  const use = made.uses.find(({ promotionId }) => promotionId === draft.promotionId);
  return {
    day: localDateAt(facts.at, zone),
    currency: price.currency,
    used: use !== undefined,
    discountMinor: use?.discountMinor ?? 0,
    revenueMinor: made.totalMinor,
    bookedMinor: price.totalMinor,
    reproduced: reproducedPrice(renewal).totalMinor === price.totalMinor,
  };
}

/** What a draft has used of its limits so far, and the sums by day: all that a backtest goes on from. */
export class BacktestTally {
  private readonly byDay = new Map<string, BacktestDay>();
  private readonly spent = new Map<string, number>();
  private uses = 0;

  constructor(
    private readonly draft: PromotionVersionFacts,
    /** What was summed up before. */
    before: readonly BacktestDay[] = [],
  ) {
    for (const day of before) this.count(day);
  }

  /** `usesByCustomer`: of the draft, in this backtest. */
  roomFor(
    facts: PromotionFacts,
    { zone, usesByCustomer }: { zone: string; usesByCustomer: number },
  ): PromotionRoom {
    const { totalUses, budgets, budgetPeriod } = this.draft.content.limits;
    const budget = budgets.find(({ currency }) => currency === facts.currency);
    const leftOf = (most: number | null | undefined, period: string): number[] =>
      most === null || most === undefined ? [] : [most - this.spentIn(facts.currency, period)];
    const left = [
      ...leftOf(budget?.totalMinor, WHOLE_TIME),
      ...leftOf(
        budget?.periodMinor,
        budget?.periodMinor == null ? '' : budgetPeriodAt(budgetPeriod, facts.at, zone),
      ),
    ];
    return {
      usesLeft: totalUses === null ? null : totalUses - this.uses,
      usesByCustomer,
      budgetLeftMinor: left.length === 0 ? null : Math.min(...left),
    };
  }

  add({ day, currency, used, reproduced, ...sums }: ReplayedRenewal): void {
    this.count({
      day,
      currency,
      renewals: 1,
      uses: used ? 1 : 0,
      ...sums,
      differing: reproduced ? 0 : 1,
    });
  }

  /** In the order of days, then of currencies. */
  days(): BacktestDay[] {
    return [...this.byDay.keys()].sort().flatMap((key) => this.byDay.get(key) ?? []);
  }

  private spentIn(currency: CurrencyCode, period: string): number {
    return this.spent.get(`${currency} ${period}`) ?? 0;
  }

  private count(day: BacktestDay): void {
    const key = `${day.day} ${day.currency}`;
    const known = this.byDay.get(key);
    this.byDay.set(key, known ? sumOf(known, day) : { ...day });
    this.uses += day.uses;
    for (const period of [WHOLE_TIME, this.periodOf(day.day)]) {
      const budget = `${day.currency} ${period}`;
      this.spent.set(budget, (this.spent.get(budget) ?? 0) + day.discountMinor);
    }
  }

  /** The operator's day is known, so that no zone is needed to say which week or month it is in. */
  private periodOf(day: LocalDate): string {
    return budgetPeriodAt(this.draft.content.limits.budgetPeriod, `${day}T12:00:00.000Z`, 'UTC');
  }
}

const sumOf = <Sum extends BacktestSum>(a: Sum, b: BacktestSum): Sum => ({
  ...a,
  renewals: a.renewals + b.renewals,
  uses: a.uses + b.uses,
  discountMinor: a.discountMinor + b.discountMinor,
  revenueMinor: a.revenueMinor + b.revenueMinor,
  bookedMinor: a.bookedMinor + b.bookedMinor,
  differing: a.differing + b.differing,
});

/** All days together, by currency: that of most renewals first. */
export function sumsByCurrency(days: readonly BacktestDay[]): BacktestSum[] {
  const byCurrency = new Map<CurrencyCode, BacktestSum>();
  for (const one of days) {
    const { currency, renewals, uses, discountMinor, revenueMinor, bookedMinor, differing } = one;
    const sum = { currency, renewals, uses, discountMinor, revenueMinor, bookedMinor, differing };
    const known = byCurrency.get(sum.currency);
    byCurrency.set(sum.currency, known ? sumOf(known, sum) : sum);
  }
  return [...byCurrency.values()].sort((a, b) => b.renewals - a.renewals);
}
