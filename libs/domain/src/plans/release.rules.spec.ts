import 'reflect-metadata';
import fc from 'fast-check';
import { addMs, type CurrencyCode, DAY_MS, Problem } from '../kernel';
import {
  decideRelease,
  EMPTY_PLAN_CONTENT,
  MAX_RELEASE_AHEAD_DAYS,
  monthlyMinor,
  type PlanContent,
  type ReleasableVersion,
  type ReleaseOrder,
  type RenewedVersion,
  revenueChanges,
  RUNNING_RENEWALS,
  versionToRenew,
  whyReleaseApproval,
} from './index';

const NOW = '2026-11-27T08:00:00.000Z';
const content: PlanContent = {
  ...EMPTY_PLAN_CONTENT,
  name: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
  dataBytes: 10_000_000_000,
  prices: [{ currency: 'CNY', amount: 3_900, floor: 2_900 }],
  coverage: ['CN'],
  regions: [],
};
const draft = (changes: Partial<ReleasableVersion> = {}): ReleasableVersion => ({
  ...content,
  id: 'v1',
  planId: 'p1',
  versionNo: 3,
  state: 'draft',
  releasedAt: null,
  releaseAt: null,
  isAsked: false,
  ...changes,
});
const problemOf = (act: () => unknown): Problem => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};
const refusalOf = (changes: Partial<ReleasableVersion>, at: string | null = null): Problem =>
  problemOf(() => decideRelease(draft(changes), { at, runningRenewals: 'move' }, NOW));

describe('releasing', () => {
  it.each<[string, ReleaseOrder['at']]>([
    ['at once', null],
    ['a moment from now', addMs(NOW, 1)],
    ['in a year', addMs(NOW, MAX_RELEASE_AHEAD_DAYS * DAY_MS)],
  ])('a complete draft goes %s', (_when, at) =>
    expect(() => decideRelease(draft(), { at, runningRenewals: 'keep' }, NOW)).not.toThrow(),
  );

  it('names everything that is missing in an empty one', () => {
    const problem = refusalOf(EMPTY_PLAN_CONTENT);
    expect(problem.code).toBe('plan_incomplete');
    expect(problem.params['missing']).toBe('name.en, name.zh, prices, allowances, coverage');
  });

  it('refuses a plan without a price at the field', () => {
    expect(refusalOf({ prices: [] }).errors).toEqual([{ field: 'prices', code: 'required' }]);
  });

  it.each<[string, Partial<ReleasableVersion>, string | null, string, object]>([
    ['twice', { state: 'released' }, null, 'plan_released_already', { version: 3 }],
    ['what was sold before', { state: 'retired' }, null, 'plan_released_already', { version: 3 }],
    ['what waits for its time', { releaseAt: addMs(NOW, 9) }, null, 'plan_release_planned', { version: 3 }],
    ['what waits for a decision', { isAsked: true }, addMs(NOW, 9), 'plan_release_planned', { version: 3 }],
  ])('refuses %s, with its number', (_what, changes, at, code, params) =>
    expect(refusalOf(changes, at)).toMatchObject({ code, params }),
  );

  it.each([
    ['this very moment', NOW, 'plan_release_past'],
    ['yesterday', addMs(NOW, -DAY_MS), 'plan_release_past'],
    ['in years', addMs(NOW, (MAX_RELEASE_AHEAD_DAYS + 1) * DAY_MS), 'plan_release_too_far'],
  ])('refuses %s at the field', (_when, at, code) =>
    expect(refusalOf({}, at).errors).toMatchObject([{ field: 'at', code }]),
  );
});

const version = (versionNo: number, changes: Partial<RenewedVersion> = {}): RenewedVersion => ({
  id: `v${versionNo}`,
  versionNo,
  state: 'retired',
  runningRenewals: 'keep',
  ...changes,
});

describe('the version that a line renews by itself', () => {
  const moves = { runningRenewals: 'move' } as const;
  it.each<[string, string, RenewedVersion[], string]>([
    ['is its own while nothing newer was released', 'v1', [version(1, { state: 'released' })], 'v1'],
    ['stays its own where the newer one keeps old terms', 'v1', [version(1), version(2)], 'v1'],
    ['is the newer one where lines were moved', 'v1', [version(1), version(2, moves)], 'v2'],
    [
      'is what it was moved to before terms were kept',
      'v1',
      [version(1), version(2, moves), version(3)],
      'v2',
    ],
    ['passes over kept ones when everybody moves', 'v1', [version(1), version(2), version(3, moves)], 'v3'],
    ['is no draft', 'v1', [version(1), version(2, { ...moves, state: 'draft' })], 'v1'],
    ['does not go back', 'v3', [version(1), version(2, moves), version(3)], 'v3'],
  ])('%s', (_what, running, versions, renewed) => expect(versionToRenew(running, versions)).toBe(renewed));

  it('does not depend on the order, never goes back, and is stable', () => {
    const choices = fc.array(fc.constantFrom(...RUNNING_RENEWALS), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(choices, fc.nat(), (kinds, pick) => {
        const versions = kinds.map((runningRenewals, index) => version(index + 1, { runningRenewals }));
        const own = versions[pick % versions.length]!;
        const renewed = versionToRenew(own.id, versions);
        expect(versionToRenew(own.id, [...versions].reverse())).toBe(renewed);
        expect(versions.find(({ id }) => id === renewed)!.versionNo).toBeGreaterThanOrEqual(own.versionNo);
        expect(versionToRenew(renewed, versions)).toBe(renewed);
      }),
    );
  });
});

describe('what moving lines changes', () => {
  const priced = (amount: number, currency: CurrencyCode = 'CNY') => ({
    prices: [{ currency, amount, floor: 0 }],
    validity: { days: 30 },
  });
  const versions = [
    { ...version(1), ...priced(3_000) },
    { ...version(2), ...priced(4_000) },
  ];

  it('is counted at what each line would renew, by currency', () => {
    const renewing = [
      { versionId: 'v1', currency: 'CNY' as const, lines: 10 },
      { versionId: 'v2', currency: 'CNY' as const, lines: 5 },
    ];
    expect(revenueChanges(renewing, { versions, draft: priced(5_000) })).toEqual([
      { currency: 'CNY', lines: 15, beforeMinor: 50_000, afterMinor: 75_000, isSold: true },
    ]);
  });

  it('says where lines would stop', () => {
    const renewing = [{ versionId: 'v1', currency: 'CNY' as const, lines: 2 }];
    expect(revenueChanges(renewing, { versions, draft: priced(5_000, 'USD') })).toMatchObject([
      { afterMinor: 0, isSold: false },
    ]);
  });

  it.each([
    [3_000, { days: 30 }, 3_000],
    [3_000, { days: 7 }, 12_857],
    [3_000, { months: 1 }, 3_000],
    [10_000, { months: 3 }, 3_333],
  ])('%d for %j are %d in a month', (amount, validity, expected) =>
    expect(monthlyMinor(amount, validity)).toBe(expected),
  );

  const change = (beforeMinor: number, afterMinor: number) => [
    { currency: 'CNY' as const, lines: 1, beforeMinor, afterMinor, isSold: true },
  ];
  it.each<[string, number, number, 'keep' | 'move', string[]]>([
    ['up to the limit', 0, 1_000_000, 'move', []],
    ['above it', 0, 1_000_001, 'move', ['planRevenue']],
    ['as far down', 1_000_001, 0, 'move', ['planRevenue']],
    ['of lines that keep their terms', 1_000_001, 0, 'keep', []],
  ])('needs somebody else’s agreement above the limit: %s', (_what, before, after, choice, causes) =>
    expect(whyReleaseApproval(change(before, after), choice).map(({ cause }) => cause)).toEqual(causes),
  );
});
