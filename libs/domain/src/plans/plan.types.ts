import { type CurrencyCode, type Instant, type LocalText, type Validity } from '../kernel';
import { type PlanRegion } from '../plan-regions';

/** A version is immutable once released; a newer release or a withdrawal retires it (rules 3). */
export const PLAN_VERSION_STATES = ['draft', 'released', 'retired'] as const;
export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];

/** A plan runs on a line by itself; an add-on pack adds allowances to the plan that runs, and ends with it (decision 0519). */
export const PLAN_KINDS = ['plan', 'addOn'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** A price in minor units, tax included, and the floor that no discount goes below. */
export interface PlanPrice {
  currency: CurrencyCode;
  amount: number;
  floor: number;
}

/** What a plan grants: a number, 0 for none, or null for unlimited. */
export interface PlanAllowances {
  voiceSeconds: number | null;
  smsCount: number | null;
  dataBytes: number | null;
}

/** What a version says; everything that staff edit. */
export interface PlanContent extends PlanAllowances {
  name: LocalText;
  validity: Validity;
  prices: PlanPrice[];
  /** ISO 3166 codes of countries where the allowances can be used, beside those of the regions. */
  coverage: string[];
  /** As they were when the version was released; a draft follows its regions (decision 0510). */
  regions: PlanRegion[];
  terms: LocalText;
}

/** What becomes of lines that renew an earlier version by themselves: they keep its terms, or move to the new one (rules 3). */
export const RUNNING_RENEWALS = ['keep', 'move'] as const;
export type RunningRenewals = (typeof RUNNING_RENEWALS)[number];

/** A version as rules see it. */
export interface PlanVersionFacts extends PlanContent {
  id: string;
  planId: string;
  versionNo: number;
  state: PlanVersionState;
  releasedAt: Instant | null;
}
