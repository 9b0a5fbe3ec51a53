import { type Instant } from '../kernel';
import { type NotAppliedReason, type PriceAction, type PriceCandidate } from '../pricing';
import { actionIn, isForTopUps } from './actions';
import { judgeCriterion } from './criteria';
import {
  type JudgedGroup,
  type PromotionReason,
  type PromotionRoom,
  type PromotionVerdict,
} from './evaluation.types';
import { type GivenCoupon, type PromotionFacts } from './facts.types';
import { couponKeyOf } from './coupon-code';
import {
  type CriteriaGroup,
  type PromotionPhase,
  type PromotionVersionFacts,
  type PromotionWindow,
} from './promotion.types';

/** What a window is at an instant: the start belongs to it, the end does not. */
export function phaseAt({ startsAt, endsAt }: PromotionWindow, at: Instant): PromotionPhase {
  if (at < startsAt) return 'upcoming';
  return endsAt !== null && at >= endsAt ? 'ended' : 'running';
}

function judgeGroup({ match, criteria }: CriteriaGroup, facts: PromotionFacts): JudgedGroup {
  const judged = criteria.map((criterion) => ({ criterion, ...judgeCriterion(criterion, facts) }));
  const met = match === 'all' ? judged.every((one) => one.met) : judged.some((one) => one.met);
  return { match, met: criteria.length === 0 || met, criteria: judged };
}

const NO_LIMIT: PromotionRoom = { usesLeft: null, usesByCustomer: 0, budgetLeftMinor: null };

/** What it does in a currency; null: it says nothing about that currency, or has no budget there. */
function actionsIn({ content }: PromotionVersionFacts, { currency }: PromotionFacts): PriceAction[] | null {
  const { budgets } = content.limits;
  if (budgets.length > 0 && !budgets.some((budget) => budget.currency === currency)) return null;
  const actions = content.actions.map((action) => actionIn(action, currency));
  return actions.every((action) => action !== null) ? actions : null;
}

function limitReached({ content }: PromotionVersionFacts, room: PromotionRoom): PromotionReason | null {
  const { usesPerCustomer } = content.limits;
  if (room.usesLeft !== null && room.usesLeft <= 0) return 'usedUp';
  if (usesPerCustomer !== null && room.usesByCustomer >= usesPerCustomer) return 'usedByCustomer';
  return room.budgetLeftMinor !== null && room.budgetLeftMinor <= 0 ? 'budgetUsed' : null;
}

/** Whether the code that was given is the one that it needs. */
function isGivenCodeOf({ content, promotionId }: PromotionVersionFacts, given: GivenCoupon): boolean {
  if (content.coupon?.kind === 'unique')
    return given.unique !== undefined && given.promotionId === promotionId;
  const code = content.coupon?.code ?? null;
  return given.key !== null && code !== null && couponKeyOf(code) === given.key;
}

/** Without a code that can be used nothing else about it matters. */
function codeProblem(version: PromotionVersionFacts, { coupon }: PromotionFacts): PromotionReason | null {
  if (version.content.coupon === null) return null;
  if (!coupon || !isGivenCodeOf(version, coupon)) return 'codeNotGiven';
  return coupon.unique?.refused ?? null;
}

/** Judged by itself, whatever else there is. A version in `test` is judged as if it were released: that is what it is for. */
function judgeAlone(
  version: PromotionVersionFacts,
  facts: PromotionFacts,
  room: PromotionRoom,
): PromotionVerdict {
  const { content, state } = version;
  const phase = phaseAt(content.window, facts.at);
  const groups = content.criteria.map((group) => judgeGroup(group, facts));
  const actions = actionsIn(version, facts);
  const reason = ((): PromotionReason | null => {
    const code = codeProblem(version, facts);
    if (code) return code;
    if (state === 'suspended') return 'suspended';
    if (state !== 'released' && state !== 'test') return 'notReleased';
    if (phase !== 'running') return phase;
    if (!groups.every((group) => group.met)) return 'conditionsNotMet';
    return actions === null ? 'notInCurrency' : limitReached(version, room);
  })();
  return {
    promotionId: version.promotionId,
    versionId: version.id,
    versionNo: version.versionNo,
    code: version.code,
    name: content.name,
    priority: content.priority,
    state,
    phase,
    groups,
    coupon: content.coupon,
    reason,
    because: null,
    actions: actions ?? [],
    bestOf: null,
    budgetLeftMinor: room.budgetLeftMinor,
  };
}

/** Small priority first, then by code: the order in which they came in says nothing. */
const inOrder = (a: PromotionVersionFacts, b: PromotionVersionFacts): number =>
  a.content.priority - b.content.priority || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

const sameGroup = (a: PromotionVersionFacts, b: PromotionVersionFacts): boolean =>
  a.content.group !== null && a.content.group.code === b.content.group?.code;

/** A code comes last in a price, so that it cannot compete for the place of one that applies by itself. */
const inOnePlace = (a: PromotionVersionFacts, b: PromotionVersionFacts): boolean =>
  (a.content.coupon === null) === (b.content.coupon === null);

const incompatible = (a: PromotionVersionFacts, b: PromotionVersionFacts): boolean =>
  a.content.incompatibleWith.includes(b.promotionId) || b.content.incompatibleWith.includes(a.promotionId);

/**
 * What keeps a promotion from applying beside one that was admitted before it. Nothing here looks at how much anybody
 * takes off: so a higher discount can never cost more. Members of one `best` group do not exclude each other, because only
 * one of them will apply; but a code and one that applies by itself do (decision 0464).
 */
function excludedBy(
  version: PromotionVersionFacts,
  earlier: PromotionVersionFacts,
  modeOf: (version: PromotionVersionFacts) => string | undefined,
): PromotionReason | null {
  if (sameGroup(version, earlier)) {
    if (modeOf(version) === 'first') return 'laterInGroup';
    if (modeOf(version) === 'best') return inOnePlace(version, earlier) ? null : 'laterInGroup';
  }
  if (earlier.content.exclusive || version.content.exclusive) return 'exclusive';
  return incompatible(version, earlier) ? 'incompatible' : null;
}

/** The mode of a group is that of its first member, should they ever disagree. */
function groupModes(versions: readonly PromotionVersionFacts[]): Map<string, string> {
  const modes = new Map<string, string>();
  for (const { content } of versions)
    if (content.group && !modes.has(content.group.code)) modes.set(content.group.code, content.group.mode);
  return modes;
}

/**
 * Every promotion with its verdict for one purchase (rules 5), in the order in which they apply. First each is judged by
 * itself (window, conditions, currency, limits); those that pass are admitted by priority unless one before them excludes
 * them. Of a `best` group several are admitted; which one takes off most is decided by `decidePrice` when their turn comes.
 * `rooms` is by promotion id; a promotion without limits needs none. Those for top-ups say nothing about purchases, and the
 * other way round: they are left out.
 */
export function judgePromotions(
  versions: readonly PromotionVersionFacts[],
  facts: PromotionFacts,
  rooms: ReadonlyMap<string, PromotionRoom>,
): PromotionVerdict[] {
  const isTopUp = facts.planId === null;
  const ordered = versions.filter(({ content }) => isForTopUps(content) === isTopUp).sort(inOrder);
  const modes = groupModes(ordered);
  const modeOf = ({ content }: PromotionVersionFacts) => content.group && modes.get(content.group.code);
  const admitted: PromotionVersionFacts[] = [];
  return ordered.map((version) => {
    const verdict = judgeAlone(version, facts, rooms.get(version.promotionId) ?? NO_LIMIT);
    const mode = modeOf(version) ?? undefined;
    if (mode === 'best') verdict.bestOf = version.content.group?.code ?? null;
    if (verdict.reason !== null) return verdict;
    for (const earlier of admitted) {
      const reason = excludedBy(version, earlier, (one) => modeOf(one) ?? undefined);
      if (reason) return { ...verdict, reason, because: earlier.code };
    }
    admitted.push(version);
    return verdict;
  });
}

/** Reasons that a price names: the customer met the conditions, and something else was in the way. */
const NAMED_IN_PRICE = [
  'notInCurrency',
  'usedUp',
  'usedByCustomer',
  'budgetUsed',
  'exclusive',
  'incompatible',
  'laterInGroup',
] as const satisfies readonly PromotionReason[];
type NamedInPrice = (typeof NAMED_IN_PRICE)[number];

const isNamedInPrice = (reason: PromotionReason): reason is NamedInPrice =>
  NAMED_IN_PRICE.some((named) => named === reason);

/** What the price of the promotion with a code says when the code does nothing; an author sees more in the verdicts. */
const couponReason = (reason: PromotionReason): NotAppliedReason =>
  reason === 'notReleased' || reason === 'codeNotGiven' ? 'unknownCode' : reason;

function appliedCandidate(
  verdict: PromotionVerdict,
  couponCodeId?: string,
): Omit<PriceCandidate, 'rule' | 'code' | 'name'> {
  const { actions, bestOf, budgetLeftMinor, promotionId, versionId } = verdict;
  return {
    verdict: { applies: true, actions },
    promotion: { promotionId, versionId, ...(couponCodeId === undefined ? {} : { couponCodeId }) },
    ...(bestOf === null ? {} : { bestOf }),
    ...(budgetLeftMinor === null ? {} : { budgetLeftMinor }),
  };
}

function automaticCandidate(verdict: PromotionVerdict): PriceCandidate[] {
  const { code, name, reason } = verdict;
  const named = { rule: 'promotion' as const, code, name };
  if (reason === null) return [{ ...named, ...appliedCandidate(verdict) }];
  return isNamedInPrice(reason) ? [{ ...named, verdict: { applies: false, reason } }] : [];
}

/** A code that was given always says what became of it. What ended may have the same code as what runs now. */
function couponCandidate(verdicts: readonly PromotionVerdict[], given: GivenCoupon): PriceCandidate {
  const meant = verdicts.filter(({ reason }) => reason !== 'codeNotGiven');
  const verdict =
    meant.find(({ reason }) => reason === null) ?? meant.find(({ phase }) => phase === 'running') ?? meant[0];
  const named = { rule: 'coupon' as const, code: given.code, name: verdict?.name ?? null };
  if (!verdict) {
    const reason = given.promotionId === null ? 'unknownCode' : 'ended';
    return { ...named, verdict: { applies: false, reason } };
  }
  return verdict.reason === null
    ? { ...named, ...appliedCandidate(verdict, given.unique?.codeId) }
    : { ...named, verdict: { applies: false, reason: couponReason(verdict.reason) } };
}

/** What `decidePrice` is told: the promotions that apply, those that nearly did, and what became of a code. */
export const candidatesOf = (
  verdicts: readonly PromotionVerdict[],
  given: GivenCoupon | null,
): PriceCandidate[] => [
  ...verdicts.filter(({ coupon }) => coupon === null).flatMap(automaticCandidate),
  ...(given
    ? [
        couponCandidate(
          verdicts.filter(({ coupon }) => coupon !== null),
          given,
        ),
      ]
    : []),
];
