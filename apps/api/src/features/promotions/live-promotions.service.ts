import { Inject, Injectable } from '@nestjs/common';
import { type CurrencyCode, type Instant, Problem } from '@ur-desk/domain/kernel';
import { type PriceCandidate } from '@ur-desk/domain/pricing';
import {
  BUDGET_PERIODS,
  budgetPeriodAt,
  candidatesOf,
  type GivenCoupon,
  judgePromotions,
  type PromotionContent,
  type PromotionFacts,
  type PromotionRoom,
  type PromotionVerdict,
  type PromotionVersionFacts,
  type PurchasePromotionsView,
  WHOLE_TIME,
} from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config';
import { givenCoupon } from './coupon-code.queries';
import { promotionFacts, type PromotionFactsRow, revisionByNo } from './live-promotions.queries';
import { promotionVersionsByIds } from './promotion.queries';
import { promotionVerdictView, promotionVersionFacts } from './promotion.view';

/** What a purchase was judged by, frozen: with it every verdict can be told again, word for word. */
export interface PromotionBasis {
  /** Names what was live; versions that were live never change. */
  revision: number;
  facts: PromotionFacts;
  /** By promotion; those without limits are left out. */
  rooms: Record<string, PromotionRoom>;
}

/** A purchase as it is asked about. */
export interface PromotedPurchase {
  /** Null: of somebody who is no customer. */
  customerId: string | null;
  /** Null: no line's plan is renewed. */
  lineId: string | null;
  /** Null: nothing was ever live. */
  revision: number | null;
  now: Instant;
  /** Versions that take part as if they were released, in the place of what is live of theirs; left out: none. */
  trying?: readonly PromotionVersionFacts[];
  /** As it was typed; undefined: none. */
  couponCode: string | undefined;
  facts: Pick<PromotionFacts, 'planId' | 'tier' | 'country' | 'channel' | 'amountMinor'> & {
    currency: CurrencyCode;
  };
}

export interface JudgedPurchase {
  candidates: PriceCandidate[];
  /** Of everything that was judged, whether it applies or not. */
  verdicts: PromotionVerdict[];
  /** The code that was given, as it is known. */
  coupon: GivenCoupon | null;
  /** Null: nothing was live. */
  basis: PromotionBasis | null;
}

/** So many sets of live promotions are remembered: the present one, and those that people look back at. */
const MAX_REVISIONS = 50;

/**
 * The promotions that are live, kept in memory by their revision. Whether it is still the present one is not asked here but
 * read with the purchase, in the same statement as everything else that can change.
 */
@Injectable()
export class LivePromotions {
  private readonly revisions = new Map<number, readonly PromotionVersionFacts[]>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The candidates for the price of a purchase, and what they were judged by. */
  async judge(em: EntityManager, purchase: PromotedPurchase): Promise<JudgedPurchase> {
    const { revision, now, customerId, lineId, couponCode, trying = [] } = purchase;
    const live = revision === null ? [] : await this.liveAt(em, revision);
    const versions = withTrials(live, trying);
    const coupon = couponCode ? await givenCoupon(em, couponCode, customerId) : null;
    if (versions.length === 0)
      return { candidates: candidatesOf([], coupon), verdicts: [], coupon, basis: null };
    const { currency } = purchase.facts;
    const periods = [WHOLE_TIME, ...BUDGET_PERIODS.map((period) => this.periodAt(period, now))];
    const row = await promotionFacts(em, { customerId, lineId, currency }, { now, periods });
    const facts: PromotionFacts = {
      ...purchase.facts,
      at: now,
      purchases: row.purchases,
      lastEndedAt: row.last_ended_at?.toISOString() ?? null,
      tags: row.tags,
      coupon,
    };
    const rooms = roomsOf(versions, { row, currency, periodAt: (period) => this.periodAt(period, now) });
    const verdicts = verdictsOn(versions, { facts, rooms });
    const basis = revision === null ? null : { revision, facts, rooms };
    return { candidates: candidatesOf(verdicts, coupon), verdicts, coupon, basis };
  }

  /** Every promotion that was live for a purchase, with the verdict of its every condition. */
  async view(
    em: EntityManager,
    { id, basis }: { id: string; basis: PromotionBasis | null },
  ): Promise<PurchasePromotionsView> {
    if (!basis) return { id, at: null, couponCode: null, verdicts: [] };
    const verdicts = verdictsOn(await this.liveAt(em, basis.revision), basis);
    return {
      id,
      at: basis.facts.at,
      couponCode: basis.facts.coupon?.code ?? null,
      verdicts: verdicts.map(promotionVerdictView),
    };
  }

  /** What a version says. Throws `not_found`. */
  async versionById(em: EntityManager, versionId: string): Promise<PromotionContent> {
    for (const versions of this.revisions.values()) {
      const known = versions.find(({ id }) => id === versionId);
      if (known) return known.content;
    }
    const [row] = await promotionVersionsByIds(em, [versionId]);
    if (!row) throw new Problem('not_found');
    return promotionVersionFacts(row).content;
  }

  /** The operator's period of a budget. */
  periodAt(period: (typeof BUDGET_PERIODS)[number], at: Instant): string {
    return budgetPeriodAt(period, at, this.config.operatorZone);
  }

  /** What was live in a revision, as it was then. Throws `not_found`. */
  async liveAt(em: EntityManager, revision: number): Promise<readonly PromotionVersionFacts[]> {
    const known = this.revisions.get(revision);
    if (known) return known;
    const row = await revisionByNo(em, revision);
    if (!row) throw new Problem('not_found');
    const { released, suspended } = row;
    const rows = await promotionVersionsByIds(em, [...released, ...suspended]);
    // Their states as they were then: one may be retired by now.
    const versions = rows.map((version): PromotionVersionFacts => {
      const state = released.includes(version.id) ? 'released' : 'suspended';
      return { ...promotionVersionFacts(version), state };
    });
    this.remember(revision, versions);
    return versions;
  }

  private remember(revision: number, versions: readonly PromotionVersionFacts[]): void {
    const oldest = this.revisions.keys().next().value;
    if (oldest !== undefined && this.revisions.size >= MAX_REVISIONS) this.revisions.delete(oldest);
    this.revisions.set(revision, versions);
  }
}

/** What is tried stands in the place of what is live of the same promotion. */
function withTrials(
  live: readonly PromotionVersionFacts[],
  trying: readonly PromotionVersionFacts[],
): readonly PromotionVersionFacts[] {
  const tried = new Set(trying.map(({ promotionId }) => promotionId));
  return [...live.filter(({ promotionId }) => !tried.has(promotionId)), ...trying];
}

const verdictsOn = (
  versions: readonly PromotionVersionFacts[],
  basis: Omit<PromotionBasis, 'revision'>,
): PromotionVerdict[] => judgePromotions(versions, basis.facts, new Map(Object.entries(basis.rooms)));

interface RoomFacts {
  row: PromotionFactsRow;
  currency: CurrencyCode;
  periodAt: (period: (typeof BUDGET_PERIODS)[number]) => string;
}

/** What is left of the limits of those that have some. */
function roomsOf(
  versions: readonly PromotionVersionFacts[],
  { row, currency, periodAt }: RoomFacts,
): Record<string, PromotionRoom> {
  const rooms = versions.flatMap(({ promotionId, content }): [string, PromotionRoom][] => {
    const { totalUses, usesPerCustomer, budgets, budgetPeriod } = content.limits;
    const budget = budgets.find((one) => one.currency === currency);
    if (totalUses === null && usesPerCustomer === null && !budget) return [];
    const leftIn = (period: string, most: number | null): number =>
      row.budgets?.find((one) => one.promotion === promotionId && one.period === period)?.left ??
      most ??
      Infinity;
    const left = budget
      ? Math.min(
          budget.totalMinor === null ? Infinity : leftIn(WHOLE_TIME, budget.totalMinor),
          budget.periodMinor === null ? Infinity : leftIn(periodAt(budgetPeriod), budget.periodMinor),
        )
      : Infinity;
    const room: PromotionRoom = {
      usesLeft: totalUses === null ? null : (row.counters?.[promotionId] ?? 0),
      usesByCustomer: row.uses?.[promotionId] ?? 0,
      budgetLeftMinor: left === Infinity ? null : left,
    };
    return [[promotionId, room]];
  });
  return Object.fromEntries(rooms);
}
