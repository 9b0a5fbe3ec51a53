import { type LocalText, type Validity } from '@ur-desk/domain/kernel';
import { type PlanRegion } from '@ur-desk/domain/plan-regions';
import { type OwnFamilyView } from '@ur-desk/domain/plan-families';
import { ratingOf } from '@ur-desk/domain/plan-reviews';
import {
  planStateOf,
  type PlanDetailView,
  type PlanKind,
  type PlanPrice,
  type PlanVersionFacts,
  type PlanVersionState,
  type PlanVersionView,
  type PlanView,
  type ReleasableVersion,
  type RunningRenewals,
} from '@ur-desk/domain/plans';
import {
  OWN_REQUEST_COLUMNS,
  OWN_REQUEST_JOINS,
  type OwnRequestRow,
  ownRequestView,
} from '../approvals/own-request.view';

/** A version with its plan's code, as `PLAN_VERSION_COLUMNS` reads them. */
export interface PlanVersionRow extends OwnRequestRow {
  id: string;
  plan_id: string;
  code: string;
  kind: PlanKind;
  version_no: number;
  state: PlanVersionState;
  name: LocalText;
  voice_seconds: number | null;
  sms_count: number | null;
  data_bytes: number | null;
  validity: Validity;
  prices: PlanPrice[];
  coverage: string[];
  regions: PlanRegion[];
  terms: LocalText;
  running_renewals: RunningRenewals;
  release_at: Date | null;
  created_at: Date;
  released_at: Date | null;
  retired_at: Date | null;
  version: number;
}

/** The columns of a `PlanVersionRow` from `PLAN_VERSIONS`. */
export const PLAN_VERSION_COLUMNS = `t.id, t.plan_id, p.code, p.kind, t.version_no, t.state, t.name, t.voice_seconds, t.sms_count,
  t.data_bytes, t.validity, t.prices, t.coverage, t.regions, t.terms, t.running_renewals, t.release_at, t.created_at, t.released_at,
  t.retired_at, t.version, ${OWN_REQUEST_COLUMNS}`;

/** `t` a version, `p` its plan, and the latest request for its release. */
export const PLAN_VERSIONS = `plan_version t JOIN plan p ON p.id = t.plan_id ${OWN_REQUEST_JOINS}`;

export interface PlanRow {
  id: string;
  code: string;
  kind: PlanKind;
  current_version_id: string | null;
  created_at: Date;
  version: number;
  /** Null: it is in none. */
  family: OwnFamilyView | null;
  /** Published reviews with one star, two stars …; null: none yet. */
  stars: number[] | null;
}

/** The columns of a `PlanRow`, and where they are; `p` is plan. */
export const PLAN_COLUMNS = `p.id, p.code, p.kind, p.current_version_id, p.created_at, p.version,
  CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('id', f.id, 'code', f.code, 'name', f.name) END AS family,
  CASE WHEN g.plan_id IS NOT NULL THEN ARRAY[g.stars_1, g.stars_2, g.stars_3, g.stars_4, g.stars_5] END AS stars`;
export const PLAN_FROM = `plan p LEFT JOIN plan_rating g ON g.plan_id = p.id
  LEFT JOIN plan_family f ON f.id = p.family_id`;

const inBothLanguages = ({ en, zh }: LocalText): LocalText => ({ en, zh });

export const planVersionView = (row: PlanVersionRow): PlanVersionView => ({
  id: row.id,
  planId: row.plan_id,
  code: row.code,
  kind: row.kind,
  versionNo: row.version_no,
  state: row.state,
  name: inBothLanguages(row.name),
  voiceSeconds: row.voice_seconds,
  smsCount: row.sms_count,
  dataBytes: row.data_bytes,
  validity: row.validity,
  prices: row.prices.map(({ currency, amount, floor }) => ({ currency, amount, floor })),
  coverage: row.coverage,
  regions: row.regions.map(({ code, name, countries }) => ({ code, name: inBothLanguages(name), countries })),
  terms: inBothLanguages(row.terms),
  runningRenewals: row.running_renewals,
  releaseAt: row.release_at?.toISOString() ?? null,
  request: ownRequestView(row),
  createdAt: row.created_at.toISOString(),
  releasedAt: row.released_at?.toISOString() ?? null,
  retiredAt: row.retired_at?.toISOString() ?? null,
  version: row.version,
});

/** What rules are told about a version. */
export const planVersionFacts = (
  view: PlanVersionView,
): PlanVersionFacts & { code: string; kind: PlanKind } => ({
  id: view.id,
  planId: view.planId,
  code: view.code,
  kind: view.kind,
  versionNo: view.versionNo,
  state: view.state,
  name: view.name,
  voiceSeconds: view.voiceSeconds,
  smsCount: view.smsCount,
  dataBytes: view.dataBytes,
  validity: view.validity,
  prices: view.prices,
  coverage: view.coverage,
  regions: view.regions,
  terms: view.terms,
  releasedAt: view.releasedAt,
});

/** What a release is decided by. A request that expired, and was not closed yet, still waits for the job that closes it. */
export const releasableVersion = (view: PlanVersionView): ReleasableVersion => ({
  ...planVersionFacts(view),
  releaseAt: view.releaseAt,
  isAsked: view.request?.state === 'open',
});

/** For lists: without the history. `versions` in any order. */
export const planView = (plan: PlanRow, versions: readonly PlanVersionView[]): PlanView => ({
  id: plan.id,
  code: plan.code,
  kind: plan.kind,
  state: planStateOf(versions.map((v) => v.state)),
  family: plan.family && { ...plan.family, name: inBothLanguages(plan.family.name) },
  current: versions.find((v) => v.id === plan.current_version_id) ?? null,
  draft: versions.find((v) => v.state === 'draft') ?? null,
  rating: ratingOf(plan.stars ?? []),
  createdAt: plan.created_at.toISOString(),
  version: plan.version,
});

export const planDetailView = (plan: PlanRow, versions: readonly PlanVersionView[]): PlanDetailView => ({
  ...planView(plan, versions),
  versions: [...versions].sort((a, b) => b.versionNo - a.versionNo),
});
