import { ALONE_UP_TO, type ApprovalWhy } from '../approvals';
import {
  addMs,
  type CurrencyCode,
  DAY_MS,
  fieldProblem,
  type Instant,
  money,
  Problem,
  shareOf,
  type Validity,
} from '../kernel';
import { priceIn, releaseProblems } from './plan.rules';
import { type PlanContent, type PlanVersionFacts, type RunningRenewals } from './plan.types';

/** Nobody plans a release further ahead. */
export const MAX_RELEASE_AHEAD_DAYS = 366;

/** What is ordered: at once or at an instant, and what lines do that renew by themselves. */
export interface ReleaseOrder {
  /** Null: at once. */
  at: Instant | null;
  runningRenewals: RunningRenewals;
}

/** A version with what is already ordered for it. */
export interface ReleasableVersion extends PlanVersionFacts {
  /** When it will be released by itself; null: nothing is planned. */
  releaseAt: Instant | null;
  /** Whether a request for its release waits for somebody else. */
  isAsked: boolean;
}

type WaitingFacts = Pick<ReleasableVersion, 'versionNo' | 'releaseAt' | 'isAsked'>;

/** Whether a release of the draft waits for its time or for somebody's decision. */
export const isReleaseWaiting = ({ releaseAt, isAsked }: Omit<WaitingFacts, 'versionNo'>): boolean =>
  releaseAt !== null || isAsked;

/** Throws `plan_release_planned` while a release of the draft waits: what was counted and agreed to is what will be sold. */
export function refuseWhileWaiting(draft: WaitingFacts): void {
  if (isReleaseWaiting(draft)) throw new Problem('plan_release_planned', { version: draft.versionNo });
}

/** Throws `plan_release_past` and `plan_release_too_far` at `at`. */
export function refuseReleaseTime(at: Instant | null, now: Instant): void {
  if (at === null) return;
  if (at <= now) throw fieldProblem('at', 'plan_release_past');
  if (at > addMs(now, MAX_RELEASE_AHEAD_DAYS * DAY_MS))
    throw fieldProblem('at', 'plan_release_too_far', { days: MAX_RELEASE_AHEAD_DAYS });
}

/**
 * Whether a version can be released as ordered. Throws `plan_released_already` (also of what was sold before),
 * `plan_release_planned`, `plan_incomplete` with the missing fields, and what `refuseReleaseTime` throws.
 */
export function decideRelease(version: ReleasableVersion, { at }: ReleaseOrder, now: Instant): void {
  if (version.state !== 'draft') throw new Problem('plan_released_already', { version: version.versionNo });
  refuseWhileWaiting(version);
  const errors = releaseProblems(version);
  if (errors.length > 0)
    throw new Problem('plan_incomplete', { missing: errors.map((e) => e.field).join(', ') }, errors);
  refuseReleaseTime(at, now);
}

/** A version among those of its plan, as far as automatic renewals go. */
export interface RenewedVersion {
  id: string;
  versionNo: number;
  state: PlanVersionFacts['state'];
  /** What its release did with lines that renewed an earlier one. */
  runningRenewals: RunningRenewals;
}

/**
 * The version that a line buys which renews the version it runs on by itself: the newest one that such lines were moved to since,
 * else its own. Versions that said "keep" are passed over, also when a later one moves everybody.
 */
export function versionToRenew(runningVersionId: string, versions: readonly RenewedVersion[]): string {
  const running = versions.find(({ id }) => id === runningVersionId);
  if (!running) return runningVersionId;
  const movedTo = versions
    .filter(
      ({ state, versionNo, runningRenewals }) =>
        state !== 'draft' && versionNo > running.versionNo && runningRenewals === 'move',
    )
    .sort((a, b) => a.versionNo - b.versionNo)
    .at(-1);
  return movedTo?.id ?? runningVersionId;
}

const MONTH_DAYS = 30;

/** What one line that renews by itself brings in a month of 30 days, minor units. */
export const monthlyMinor = (amountMinor: number, validity: Validity): number =>
  'months' in validity
    ? shareOf(amountMinor, 1, validity.months)
    : shareOf(amountMinor, MONTH_DAYS, validity.days);

/** Lines that renew by themselves, by the version that they run on. */
export interface RenewingLines {
  versionId: string;
  currency: CurrencyCode;
  lines: number;
}

/** What a month of automatic renewals brings in one currency, now and when the lines have moved. */
export interface RevenueChange {
  currency: CurrencyCode;
  lines: number;
  beforeMinor: number;
  afterMinor: number;
  /** The new version has no price in it: these lines stop, and `afterMinor` is 0. */
  isSold: boolean;
}

type Priced = RenewedVersion & Pick<PlanContent, 'prices' | 'validity'>;

const monthlyIn = (version: Pick<PlanContent, 'prices' | 'validity'>, currency: CurrencyCode): number => {
  const price = priceIn(version, currency);
  return price ? monthlyMinor(price.amount, version.validity) : 0;
};

/** What moving every line to the draft changes, by currency; a line is counted at the version that it would renew today. */
export function revenueChanges(
  renewing: readonly RenewingLines[],
  { versions, draft }: { versions: readonly Priced[]; draft: Pick<PlanContent, 'prices' | 'validity'> },
): RevenueChange[] {
  const currencies = [...new Set(renewing.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = renewing.filter((group) => group.currency === currency);
    const lines = own.reduce((sum, group) => sum + group.lines, 0);
    const beforeMinor = own.reduce((sum, group) => {
      const renewed = versionToRenew(group.versionId, versions);
      const version = versions.find(({ id }) => id === renewed);
      return sum + (version ? group.lines * monthlyIn(version, currency) : 0);
    }, 0);
    const afterMinor = lines * monthlyIn(draft, currency);
    return { currency, lines, beforeMinor, afterMinor, isSold: priceIn(draft, currency) !== null };
  });
}

/**
 * Why somebody else has to agree (rules 7): a month of automatic renewals brings more or less by more than the table allows. Lines
 * that keep their terms change nothing.
 */
export function whyReleaseApproval(
  changes: readonly RevenueChange[],
  runningRenewals: RunningRenewals,
): ApprovalWhy[] {
  if (runningRenewals === 'keep') return [];
  return changes.flatMap(({ currency, beforeMinor, afterMinor }): ApprovalWhy[] => {
    const [limit, moved] = [ALONE_UP_TO[currency], Math.abs(afterMinor - beforeMinor)];
    if (moved <= limit) return [];
    return [
      {
        cause: 'planRevenue',
        unit: 'money',
        limit: { money: money(limit, currency) },
        value: { money: money(moved, currency) },
      },
    ];
  });
}
