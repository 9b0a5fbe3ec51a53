import { canonicalJson, type FieldError, type LocalText, Problem } from '../kernel';
import { isForTopUps, PRICE_ACTION_KINDS } from './actions';
import { type CriterionKind } from './criteria';
import { COUPON_CODE_LENGTH, couponCodeOf } from './coupon-code';
import { actionErrors, actionOf, criterionErrors, criterionOf } from './content.inputs';
import {
  type PromotionActionInput,
  type PromotionCouponInput,
  type UpdatePromotionInput,
} from './promotion.inputs';
import {
  type PromotionContent,
  type PromotionCoupon,
  type PromotionLimits,
  type PromotionWindow,
} from './promotion.types';
import { figuresOutOfReach } from './reach.rules';

/** What a new promotion starts from when its author says nothing else: for everybody, nothing taken off, no limits. */
export const emptyPromotionContent = (window: PromotionWindow): PromotionContent => ({
  name: { en: '', zh: '' },
  window,
  criteria: [],
  actions: [],
  coupon: null,
  priority: 100,
  group: null,
  exclusive: false,
  incompatibleWith: [],
  limits: { totalUses: null, usesPerCustomer: null, budgets: [], budgetPeriod: 'month' },
});

function actionListErrors(actions: readonly PromotionActionInput[]): FieldError[] {
  const errors = actions.flatMap((action, index) => actionErrors(action, `actions.${index}`));
  const isPrice = ({ kind }: PromotionActionInput) => PRICE_ACTION_KINDS.includes(kind);
  const firstPrice = actions.findIndex(isPrice);
  actions.forEach((action, index) => {
    const sameKind = actions.findIndex(({ kind }) => kind === action.kind) < index;
    const secondPrice = isPrice(action) && firstPrice < index;
    if (sameKind || secondPrice) errors.push({ field: `actions.${index}.kind`, code: 'repeated' });
  });
  return errors;
}

function budgetErrors({ budgets }: PromotionLimits): FieldError[] {
  const seen = new Set<string>();
  return budgets.flatMap(({ currency, totalMinor, periodMinor }, index): FieldError[] => {
    const at = `limits.budgets.${index}`;
    const repeated = seen.has(currency);
    seen.add(currency);
    if (repeated) return [{ field: `${at}.currency`, code: 'repeated' }];
    if (totalMinor === null && periodMinor === null) return [{ field: `${at}.totalMinor`, code: 'required' }];
    return totalMinor !== null && periodMinor !== null && periodMinor > totalMinor
      ? [{ field: `${at}.periodMinor`, code: 'too_large', params: { max: totalMinor } }]
      : [];
  });
}

const windowErrors = ({ startsAt, endsAt }: PromotionWindow): FieldError[] =>
  endsAt !== null && endsAt <= startsAt ? [{ field: 'window.endsAt', code: 'not_after_start' }] : [];

/** Codes from batches are no part of what the promotion says. */
function couponErrors({ kind, code }: PromotionCouponInput): FieldError[] {
  const field = 'coupon.code';
  if (!code) return [];
  if (kind === 'unique') return [{ field, code: 'unknown_field' }];
  return couponCodeOf(code) === null
    ? [{ field, code: 'not_coupon_code', params: { ...COUPON_CODE_LENGTH } }]
    : [];
}

const couponOf = ({ kind, code }: PromotionCouponInput): PromotionCoupon => ({
  kind,
  code: code ? couponCodeOf(code) : null,
});

function inputErrors(input: UpdatePromotionInput): FieldError[] {
  return [
    ...(input.window ? windowErrors(instantsOf(input.window)) : []),
    ...(input.criteria ?? []).flatMap((group, at) =>
      group.criteria.flatMap((one, index) => criterionErrors(one, `criteria.${at}.criteria.${index}`)),
    ),
    ...actionListErrors(input.actions ?? []),
    ...(input.coupon ? couponErrors(input.coupon) : []),
    ...(input.limits ? budgetErrors(input.limits) : []),
  ];
}

/** What a top-up does not have: nothing is bought with it, and nobody types a code. */
const OF_PURCHASES: readonly CriterionKind[] = ['plan', 'daysSinceExpiry'];

/** With a credit for top-ups nothing goes that only purchases know. */
function topUpErrors(content: PromotionContent): FieldError[] {
  if (!isForTopUps(content)) return [];
  const { actions, coupon, criteria } = content;
  return [
    ...actions.flatMap(({ kind }, index): FieldError[] =>
      kind === 'walletCredit' ? [] : [{ field: `actions.${index}.kind`, code: 'not_for_top_ups' }],
    ),
    ...(coupon ? [{ field: 'coupon', code: 'not_for_top_ups' } satisfies FieldError] : []),
    ...criteria.flatMap((group, at) =>
      group.criteria.flatMap(({ kind }, index): FieldError[] =>
        OF_PURCHASES.includes(kind)
          ? [{ field: `criteria.${at}.criteria.${index}.kind`, code: 'not_for_top_ups' }]
          : [],
      ),
    ),
  ];
}

const inBoth = ({ en, zh }: LocalText): LocalText => ({ en: en.trim(), zh: zh.trim() });

/** Instants come with or without milliseconds; only one form compares as text. */
const instantsOf = ({ startsAt, endsAt }: PromotionWindow): PromotionWindow => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
});

const limitsOf = ({
  totalUses,
  usesPerCustomer,
  budgets,
  budgetPeriod,
}: PromotionLimits): PromotionLimits => ({
  totalUses,
  usesPerCustomer,
  budgets: budgets.map(({ currency, totalMinor, periodMinor }) => ({ currency, totalMinor, periodMinor })),
  budgetPeriod,
});

function merged(content: PromotionContent, input: UpdatePromotionInput): PromotionContent {
  const { name, window, criteria, actions, coupon, group, limits } = input;
  return {
    name: name ? inBoth(name) : content.name,
    window: window ? instantsOf(window) : content.window,
    criteria: criteria
      ? criteria.map(({ match, criteria: some }) => ({ match, criteria: some.map(criterionOf) }))
      : content.criteria,
    actions: actions ? actions.map(actionOf) : content.actions,
    coupon: coupon === undefined ? content.coupon : coupon && couponOf(coupon),
    priority: input.priority ?? content.priority,
    group: group === undefined ? content.group : group && { code: group.code, mode: group.mode },
    exclusive: input.exclusive ?? content.exclusive,
    incompatibleWith: input.incompatibleWith
      ? [...new Set(input.incompatibleWith)]
      : content.incompatibleWith,
    limits: limits ? limitsOf(limits) : content.limits,
  };
}

/**
 * A draft's content with the changes in it. Throws `validation_failed` with every field that is wrong: an end that is not
 * after the start, a condition or an action without its value or with a field of another kind, two actions on the price, a
 * currency twice, a period's budget above the whole one, a code with other signs than letters and digits, figures in a currency in
 * which it never applies, and what only purchases know together with a credit for top-ups.
 */
export function editPromotionContent(
  content: PromotionContent,
  input: UpdatePromotionInput,
): PromotionContent {
  const errors = inputErrors(input);
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
  const after = merged(content, input);
  const misplaced = topUpErrors(after);
  if (misplaced.length > 0) throw new Problem('validation_failed', {}, misplaced);
  const unreached = figuresOutOfReach(after).map(({ field, currency }): FieldError => ({
    field,
    code: 'currency_out_of_reach',
    params: { currency },
  }));
  if (unreached.length > 0) throw new Problem('validation_failed', {}, unreached);
  return after;
}

/** What another promotion says that begins with the same. A shared code stays where it is: no two promotions have the same. */
export const clonedContent = (content: PromotionContent): PromotionContent => ({
  ...content,
  coupon: content.coupon && { kind: content.coupon.kind, code: null },
});

/** The parts of a version that a reader compares. */
export const PROMOTION_PARTS = [
  'name',
  'window',
  'criteria',
  'actions',
  'coupon',
  'priority',
  'group',
  'exclusive',
  'incompatibleWith',
  'limits',
] as const satisfies (keyof PromotionContent)[];
export type PromotionPart = (typeof PROMOTION_PARTS)[number];

export const changedPromotionParts = (before: PromotionContent, after: PromotionContent): PromotionPart[] =>
  PROMOTION_PARTS.filter((part) => canonicalJson(before[part]) !== canonicalJson(after[part]));

interface Incompatible {
  id: string;
  code: string;
  incompatibleWith: readonly string[];
}

/**
 * Refuses lists of incompatible promotions that go in a circle: it names itself, or one that names it (however far round).
 * It is enough to say it on one side. Throws `promotion_circle` with the codes on the way.
 */
export function refuseCircle(promotion: Incompatible, others: readonly Incompatible[]): void {
  const byId = new Map(others.map((other) => [other.id, other]));
  byId.set(promotion.id, promotion);
  // From where there was no way back once, there is none.
  const seen = new Set<string>();
  const wayBack = (id: string, way: readonly Incompatible[]): readonly Incompatible[] | null => {
    const next = byId.get(id);
    if (next === promotion) return way;
    if (!next || seen.has(id)) return null;
    seen.add(id);
    for (const further of next.incompatibleWith) {
      const found = wayBack(further, [...way, next]);
      if (found) return found;
    }
    return null;
  };
  for (const id of promotion.incompatibleWith) {
    const way = wayBack(id, [promotion]);
    if (!way) continue;
    const codes = [...way, promotion].map(({ code }) => code).join(' → ');
    throw new Problem('promotion_circle', { way: codes }, [
      { field: 'incompatibleWith', code: 'promotion_circle', params: { way: codes } },
    ]);
  }
}
