import { type Problem } from '../kernel';
import { budgetPeriodAt } from './budget-period';
import {
  canMove,
  decideMove,
  decidePromotionRelease,
  decideSubmission,
  promotionStatusAt,
  whyApproval,
} from './life-cycle.rules';
import { someContent } from './promotion.samples';
import {
  PROMOTION_STATES,
  type PromotionBudget,
  type PromotionContent,
  type PromotionState,
} from './promotion.types';

const NOW = '2026-11-27T12:00:00.000Z';
const refusal = (code: string) => expect.objectContaining({ code }) as Problem;
const withBudget = (...budgets: PromotionBudget[]): PromotionContent =>
  someContent({ limits: { totalUses: null, usesPerCustomer: null, budgets, budgetPeriod: 'day' } });
const cny = (totalMinor: number | null): PromotionBudget => ({
  currency: 'CNY',
  totalMinor,
  periodMinor: null,
});
const small = withBudget(cny(1_000_000));

describe('the status', () => {
  const window = { startsAt: '2026-11-27T12:00:00.000Z', endsAt: '2026-11-28T12:00:00.000Z' };
  it.each([
    ['released', '2026-11-27T11:59:59.999Z', 'upcoming'],
    ['released', '2026-11-27T12:00:00.000Z', 'running'],
    ['released', '2026-11-28T12:00:00.000Z', 'ended'],
    ['suspended', '2026-11-27T12:00:00.000Z', 'suspended'],
    ['draft', '2026-11-27T12:00:00.000Z', 'draft'],
  ] as const)('of %s at %s is %s', (state, at, expected) =>
    expect(promotionStatusAt({ state, window }, at)).toBe(expected),
  );
});

describe('approval', () => {
  const causes = (content: PromotionContent) => whyApproval(content).map(({ cause }) => cause);
  it.each([
    ['the limit itself', small, []],
    ['more than the limit', withBudget(cny(1_000_001)), ['promotionBudget']],
    ['no budget at all', someContent(), ['promotionWithoutBudget']],
    ['a budget per period only', withBudget({ ...cny(null), periodMinor: 5 }), ['promotionWithoutBudget']],
    [
      'one of two currencies above',
      withBudget(cny(5), { currency: 'JPY', totalMinor: 200_001, periodMinor: null }),
      ['promotionBudget'],
    ],
    ['bonuses only', someContent({ actions: [{ kind: 'bonusData', quantity: 1 }] }), []],
  ])('with %s', (_what, content, expected) => expect(causes(content)).toEqual(expected));
});

describe('a release', () => {
  it('is of a complete draft or test within the limit', () => {
    expect(() => {
      decidePromotionRelease({ state: 'draft', content: small }, NOW);
      decidePromotionRelease({ state: 'test', content: small }, NOW);
    }).not.toThrow();
  });

  const refused: [string, PromotionState, PromotionContent, string][] = [
    ['what is released', 'released', small, 'wrong_state'],
    ['what waits', 'awaitingApproval', small, 'wrong_state'],
    ['a name in one language', 'draft', { ...small, name: { en: 'x', zh: '' } }, 'promotion_incomplete'],
    ['nothing to do', 'draft', { ...small, actions: [] }, 'promotion_incomplete'],
    [
      'an end that is over',
      'draft',
      { ...small, window: { startsAt: '2026-01-01T00:00:00.000Z', endsAt: NOW } },
      'promotion_incomplete',
    ],
    ['too large a budget', 'draft', withBudget(cny(1_000_001)), 'promotion_needs_approval'],
  ];
  it.each(refused)('is refused for %s', (_what, state, content, code) => {
    expect(() => {
      decidePromotionRelease({ state, content }, NOW);
    }).toThrow(refusal(code));
  });

  it('is asked for only where it has to be', () => {
    expect(decideSubmission({ state: 'test', content: someContent() }, NOW)).toHaveLength(1);
    expect(() => decideSubmission({ state: 'test', content: small }, NOW)).toThrow(
      refusal('promotion_needs_no_approval'),
    );
  });
});

describe('a move', () => {
  it.each([
    ['test', ['draft'], 'test'],
    ['suspend', ['released'], 'suspended'],
    ['resume', ['suspended'], 'released'],
    ['retire', ['released', 'suspended'], 'retired'],
  ] as const)('%s is from %j', (move, from, to) => {
    expect(PROMOTION_STATES.filter((state) => canMove(state, move))).toEqual(from);
    expect(decideMove(from[0], move)).toBe(to);
    expect(() => decideMove('retired', move)).toThrow(refusal('wrong_state'));
  });
});

describe('a period of a budget', () => {
  it.each([
    ['day', '2026-11-26T15:59:59.999Z', '2026-11-26'],
    ['day', '2026-11-26T16:00:00.000Z', '2026-11-27'],
    ['week', '2026-11-27T12:00:00.000Z', 'W2026-11-23'],
    ['week', '2026-11-29T16:00:00.000Z', 'W2026-11-30'],
    ['month', '2026-11-30T16:00:00.000Z', '2026-12'],
  ] as const)('%s at %s in Shanghai is %s', (period, at, expected) =>
    expect(budgetPeriodAt(period, at, 'Asia/Shanghai')).toBe(expected),
  );
});
