import { Inject, Injectable } from '@nestjs/common';
import { addMs, DAY_MS, Problem } from '@ur-desk/domain/kernel';
import {
  budgetPeriodAt,
  MAX_REPORT_DAYS,
  type PromotionBudgetLeftView,
  type PromotionLimits,
  type PromotionReportView,
  type PromotionUseSumView,
  WHOLE_TIME,
} from '@ur-desk/domain/promotions';
import { CONFIG, type Config } from '../../platform/config/config';
import { Db } from '../../platform/db/db';
import { type BudgetRow, budgetsLeft, type UseSumRow, useSums, usesLeft } from './promotion-report.queries';
import { promotionById } from './promotion.queries';
import { promotionVersionFacts } from './promotion.view';

const USUAL_DAYS = 30;

/** What a promotion has done: uses, discount, revenue, what is left of its budgets (rules 5). */
@Injectable()
export class PromotionReports {
  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `days` as it was asked for. Throws `not_found`, and `malformed_query` when that is no number of days. */
  async of(promotionId: string, days: unknown): Promise<PromotionReportView> {
    const until = await this.db.now();
    const from = addMs(until, -daysOf(days) * DAY_MS);
    const zone = this.config.operatorZone;
    return this.db.read(async (em) => {
      const { promotion, versions } = await promotionById(em, promotionId);
      const live = versions.find(({ id }) => id === promotion.current_version_id);
      const limits = live && promotionVersionFacts(live).content.limits;
      const period = limits && budgetPeriodAt(limits.budgetPeriod, until, zone);
      const left = period ? await budgetsLeft(em, promotionId, [WHOLE_TIME, period]) : [];
      return {
        id: promotionId,
        from,
        until,
        usesLeft: await usesLeft(em, promotionId),
        budgets: limits ? budgetViews(limits, left) : [],
        ...sumViews(await useSums(em, promotionId, { from, zone })),
      };
    });
  }
}

function daysOf(days: unknown): number {
  if (days === undefined) return USUAL_DAYS;
  const count = typeof days === 'string' && /^\d{1,3}$/.test(days) ? Number(days) : 0;
  if (count >= 1 && count <= MAX_REPORT_DAYS) return count;
  throw new Problem('malformed_query', { parameter: 'days' });
}

/** A budget that nothing was taken from yet is whole. */
const budgetViews = ({ budgets }: PromotionLimits, left: readonly BudgetRow[]): PromotionBudgetLeftView[] =>
  budgets.map(({ currency, totalMinor, periodMinor }) => {
    const of = (isWhole: boolean) =>
      left.find((row) => row.currency === currency && (row.period === WHOLE_TIME) === isWhole)?.left;
    return {
      currency,
      leftMinor: totalMinor === null ? null : (of(true) ?? totalMinor),
      leftInPeriodMinor: periodMinor === null ? null : (of(false) ?? periodMinor),
    };
  });

const sumView = ({ currency, uses, discount, revenue }: UseSumRow): PromotionUseSumView => ({
  currency,
  uses,
  discountMinor: discount,
  revenueMinor: revenue,
});

const sumViews = (rows: readonly UseSumRow[]): Pick<PromotionReportView, 'sums' | 'byDay' | 'byPlan'> => ({
  sums: rows.filter(({ day, plan_id: plan }) => day === null && plan === null).map(sumView),
  byDay: rows.flatMap((row) => (row.day === null ? [] : [{ day: row.day, ...sumView(row) }])),
  byPlan: rows.flatMap((row) => {
    const { plan_id: planId, plan_name: name } = row;
    return planId && name ? [{ planId, planName: { en: name.en, zh: name.zh }, ...sumView(row) }] : [];
  }),
});
