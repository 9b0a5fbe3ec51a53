import { ALONE_UP_TO, type ApprovalWhy } from '../approvals';
import { type CurrencyCode, type FieldError, type Instant, money, Problem } from '../kernel';
import { MONEY_ACTION_KINDS } from './actions';
import { phaseAt } from './evaluation.rules';
import {
  type PromotionBudget,
  type PromotionContent,
  type PromotionState,
  type PromotionStatus,
  type PromotionWindow,
} from './promotion.types';

/** What lists and pages call it at an instant: nobody has to write down that a window began or ended. */
export const promotionStatusAt = (
  { state, window }: { state: PromotionState; window: PromotionWindow },
  at: Instant,
): PromotionStatus => (state === 'released' ? phaseAt(window, at) : state);

/** A draft or a test can be edited; what was asked for or released cannot. */
export const isOpenToEdit = (state: PromotionState): boolean => state === 'draft' || state === 'test';

/** What keeps a version from being released, each with the field where it is put right. */
export function promotionReleaseProblems(
  { name, window, actions, coupon }: PromotionContent,
  now: Instant,
): FieldError[] {
  const missing = (field: string): FieldError => ({ field, code: 'required' });
  return [
    ...(name.en === '' ? [missing('name.en')] : []),
    ...(name.zh === '' ? [missing('name.zh')] : []),
    ...(actions.length === 0 ? [missing('actions')] : []),
    ...(coupon?.kind === 'shared' && coupon.code === null ? [missing('coupon.code')] : []),
    ...(window.endsAt !== null && window.endsAt <= now
      ? [{ field: 'window.endsAt', code: 'already_over' } satisfies FieldError]
      : []),
  ];
}

const costsMoney = ({ actions }: PromotionContent): boolean =>
  actions.some(({ kind }) => MONEY_ACTION_KINDS.includes(kind));

const without = (currency: CurrencyCode): ApprovalWhy => ({
  cause: 'promotionWithoutBudget',
  unit: 'money',
  limit: { money: money(ALONE_UP_TO[currency], currency) },
  value: {},
});

function whyOfBudget({ currency, totalMinor }: PromotionBudget): ApprovalWhy[] {
  const limit = ALONE_UP_TO[currency];
  if (totalMinor === null) return [without(currency)];
  if (totalMinor <= limit) return [];
  return [
    {
      cause: 'promotionBudget',
      unit: 'money',
      limit: { money: money(limit, currency) },
      value: { money: money(totalMinor, currency) },
    },
  ];
}

/**
 * Why somebody else has to look before it is released: a budget above the table, or none although it takes off money.
 * Empty: nobody has to. A promotion that gives bonuses only costs no money.
 */
export function whyApproval(content: PromotionContent): ApprovalWhy[] {
  if (!costsMoney(content)) return [];
  const { budgets } = content.limits;
  return budgets.length === 0 ? [without('CNY')] : budgets.flatMap(whyOfBudget);
}

function refuseIncomplete(version: { state: PromotionState; content: PromotionContent }, now: Instant): void {
  if (!isOpenToEdit(version.state)) throw new Problem('wrong_state', { state: version.state });
  const errors = promotionReleaseProblems(version.content, now);
  if (errors.length > 0)
    throw new Problem('promotion_incomplete', { missing: errors.map((e) => e.field).join(', ') }, errors);
}

/** Throws `wrong_state`, `promotion_incomplete`, and `promotion_needs_approval` when somebody else has to look first. */
export function decidePromotionRelease(
  version: { state: PromotionState; content: PromotionContent },
  now: Instant,
): void {
  refuseIncomplete(version, now);
  if (whyApproval(version.content).length > 0) throw new Problem('promotion_needs_approval');
}

/**
 * Why it has to be looked at. Throws `wrong_state`, `promotion_incomplete`, and `promotion_needs_no_approval` when it can be
 * released at once.
 */
export function decideSubmission(
  version: { state: PromotionState; content: PromotionContent },
  now: Instant,
): ApprovalWhy[] {
  refuseIncomplete(version, now);
  const why = whyApproval(version.content);
  if (why.length === 0) throw new Problem('promotion_needs_no_approval');
  return why;
}

/** What a version can become by a click, and from which states. */
const MOVES = {
  test: ['draft'],
  suspend: ['released'],
  resume: ['suspended'],
  retire: ['released', 'suspended'],
} as const satisfies Record<string, readonly PromotionState[]>;
export type PromotionMove = keyof typeof MOVES;

export const canMove = (state: PromotionState, move: PromotionMove): boolean =>
  MOVES[move].some((from) => from === state);

const AFTER: Record<PromotionMove, PromotionState> = {
  test: 'test',
  suspend: 'suspended',
  resume: 'released',
  retire: 'retired',
};

/** The state after a move. Throws `wrong_state`. */
export function decideMove(state: PromotionState, move: PromotionMove): PromotionState {
  if (!canMove(state, move)) throw new Problem('wrong_state', { state });
  return AFTER[move];
}
