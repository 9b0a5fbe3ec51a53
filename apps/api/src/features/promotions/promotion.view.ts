import { type Instant } from '@ur-desk/domain/kernel';
import {
  type PromotionContent,
  promotionStatusAt,
  type PromotionState,
  type PromotionStatus,
  type PromotionVerdict,
  type PromotionVerdictView,
  type PromotionVersionFacts,
  type PromotionVersionView,
  type PromotionView,
} from '@ur-desk/domain/promotions';
import { type OwnRequestRow } from '../approvals/own-request.view';

/** A version with its promotion's code and its request, as `PROMOTION_VERSION_COLUMNS` reads them. */
export interface PromotionVersionRow extends OwnRequestRow {
  id: string;
  promotion_id: string;
  code: string;
  version_no: number;
  state: PromotionState;
  starts_at: Date;
  ends_at: Date | null;
  content: Omit<PromotionContent, 'window'>;
  created_at: Date;
  released_at: Date | null;
  retired_at: Date | null;
}

/** A promotion with all its versions, the newest first. */
export interface StoredPromotion {
  promotion: PromotionRow;
  versions: PromotionVersionRow[];
}

export interface PromotionRow {
  id: string;
  code: string;
  current_version_id: string | null;
  created_at: Date;
  version: number;
}

/** What was written before there were codes needs none. */
const contentOf = ({
  content,
  starts_at: startsAt,
  ends_at: endsAt,
}: PromotionVersionRow): PromotionContent => ({
  ...content,
  coupon: (content as Partial<PromotionContent>).coupon ?? null,
  window: { startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null },
});

/** What rules are told about a version. */
export const promotionVersionFacts = (row: PromotionVersionRow): PromotionVersionFacts => ({
  id: row.id,
  promotionId: row.promotion_id,
  code: row.code,
  versionNo: row.version_no,
  state: row.state,
  content: contentOf(row),
});

export const promotionVersionView = (row: PromotionVersionRow, now: Instant): PromotionVersionView => {
  const { name, window, criteria, actions, coupon, priority, group, exclusive, incompatibleWith, limits } =
    contentOf(row);
  return {
    id: row.id,
    promotionId: row.promotion_id,
    code: row.code,
    versionNo: row.version_no,
    state: row.state,
    status: promotionStatusAt({ state: row.state, window }, now),
    name: { en: name.en, zh: name.zh },
    window,
    criteria,
    actions,
    coupon,
    priority,
    group,
    exclusive,
    incompatibleWith,
    limits,
    createdAt: row.created_at.toISOString(),
    releasedAt: row.released_at?.toISOString() ?? null,
    retiredAt: row.retired_at?.toISOString() ?? null,
  };
};

const IN_PREPARATION: readonly PromotionState[] = ['draft', 'test', 'awaitingApproval'];

/** The shared codes of what is live and what is in preparation. */
export const sharedCodesOf = (versions: readonly PromotionVersionRow[]): string[] =>
  versions.flatMap((row) => {
    const code = contentOf(row).coupon?.code;
    return row.state !== 'retired' && code ? [code] : [];
  });

/** The version in preparation, or undefined. */
export const preparedOf = <T extends { state: PromotionState }>(versions: readonly T[]): T | undefined =>
  versions.find(({ state }) => IN_PREPARATION.includes(state));

/** What is live counts first, then what is in preparation; where there is neither it is over. */
const statusOf = (
  current: PromotionVersionView | null,
  draft: PromotionVersionView | null,
): PromotionStatus => current?.status ?? draft?.status ?? 'retired';

/** For lists: without the history. `versions` in any order. */
export function promotionView(
  promotion: PromotionRow,
  versions: readonly PromotionVersionView[],
): PromotionView {
  const current = versions.find(({ id }) => id === promotion.current_version_id) ?? null;
  const draft = preparedOf(versions) ?? null;
  return {
    id: promotion.id,
    code: promotion.code,
    status: statusOf(current, draft),
    current,
    draft,
    createdAt: promotion.created_at.toISOString(),
    version: promotion.version,
  };
}

/** What the audit log keeps of a promotion: what can have changed, without the whole history. */
export function auditedPromotion({ promotion, versions }: StoredPromotion): object {
  const live = versions.find(({ id }) => id === promotion.current_version_id);
  const prepared = preparedOf(versions);
  const told = (row: PromotionVersionRow) => ({
    versionNo: row.version_no,
    state: row.state,
    ...contentOf(row),
  });
  return { current: live ? told(live) : null, draft: prepared ? told(prepared) : null };
}

export const promotionVerdictView = (verdict: PromotionVerdict): PromotionVerdictView => ({
  promotionId: verdict.promotionId,
  versionId: verdict.versionId,
  versionNo: verdict.versionNo,
  code: verdict.code,
  name: { en: verdict.name.en, zh: verdict.name.zh },
  priority: verdict.priority,
  phase: verdict.phase,
  reason: verdict.reason,
  because: verdict.because,
  coupon: verdict.coupon,
  groups: verdict.groups.map(({ match, met, criteria }) => ({
    match,
    met,
    criteria: criteria.map(({ criterion, met: holds, found }) => ({ criterion, met: holds, found })),
  })),
});
