import fc from 'fast-check';
import { allowanceTotals, consumeAllowance, lotsForPlan, type LotFacts } from './index';

const NOW = '2026-11-20T10:00:00.000Z';
const lot = (id: string, changes: Partial<LotFacts> = {}): LotFacts => ({
  id,
  kind: 'data',
  origin: 'plan',
  granted: 100,
  remaining: 100,
  validFrom: '2026-11-01T00:00:00.000Z',
  expiresAt: '2026-12-01T00:00:00.000Z',
  ...changes,
});
const drawn = (lots: LotFacts[], quantity: number) =>
  consumeAllowance(lots, { kind: 'data', quantity }, NOW).draws.map((d) => `${d.lotId}:${d.quantity}`);

describe('the lots of a plan', () => {
  it('are one per kind that the plan has, unlimited as null', () => {
    const lots = lotsForPlan(
      { voiceSeconds: 600, smsCount: 0, dataBytes: null },
      NOW,
      '2026-12-20T10:00:00.000Z',
    );
    expect(lots.map((l) => [l.kind, l.granted, l.origin])).toEqual([
      ['voice', 600, 'plan'],
      ['data', null, 'plan'],
    ]);
  });
});

describe('consumption takes', () => {
  const soon = '2026-11-21T00:00:00.000Z';
  const cases: [string, LotFacts[], number, string[]][] = [
    ['what expires first', [lot('a'), lot('b', { expiresAt: soon })], 30, ['b:30']],
    ['what never expires last', [lot('a', { expiresAt: null }), lot('b')], 120, ['b:100', 'a:20']],
    ['a bonus before what was paid', [lot('a'), lot('b', { origin: 'bonus' })], 10, ['b:10']],
    ['goodwill before what was paid', [lot('a'), lot('b', { origin: 'goodwill' })], 10, ['b:10']],
    [
      'an expiring paid lot before a longer bonus',
      [lot('a', { origin: 'bonus' }), lot('b', { expiresAt: soon })],
      10,
      ['b:10'],
    ],
    ['the smaller id when all else is equal', [lot('b'), lot('a')], 10, ['a:10']],
    ['nothing from a lot that starts later', [lot('a', { validFrom: soon })], 10, []],
    ['nothing from a lot that ends now', [lot('a', { expiresAt: NOW })], 10, []],
    ['nothing from another kind', [lot('a', { kind: 'voice' })], 10, []],
    ['nothing from an empty lot', [lot('a', { remaining: 0 }), lot('b')], 10, ['b:10']],
    [
      'all the rest from an unlimited lot',
      [lot('a', { granted: null, remaining: null })],
      10_000,
      ['a:10000'],
    ],
  ];
  it.each(cases)('%s', (_what, lots, quantity, expected) => {
    expect(drawn(lots, quantity)).toEqual(expected);
  });

  it('U2 never more than there is, and covers as much as it can', () => {
    const lots = fc.array(
      fc.record({
        id: fc.uuid(),
        kind: fc.constant('data' as const),
        origin: fc.constantFrom('plan' as const, 'bonus' as const, 'goodwill' as const),
        granted: fc.constant(1_000),
        remaining: fc.option(fc.nat(1_000), { freq: 9 }),
        validFrom: fc.constantFrom('2026-11-01T00:00:00.000Z', '2026-11-25T00:00:00.000Z'),
        expiresAt: fc.constantFrom(
          null,
          '2026-11-10T00:00:00.000Z',
          '2026-12-01T00:00:00.000Z',
          '2027-01-01T00:00:00.000Z',
        ),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lots, fc.nat(5_000), (given, quantity) => {
        const { draws, uncovered } = consumeAllowance(given, { kind: 'data', quantity }, NOW);
        expect(draws.reduce((sum, d) => sum + d.quantity, uncovered)).toBe(quantity);
        const used = new Map(draws.map((d) => [d.lotId, d.quantity]));
        const valid = given.filter((l) => l.validFrom <= NOW && (l.expiresAt === null || NOW < l.expiresAt));
        for (const l of valid)
          if (l.remaining !== null) expect(l.remaining - (used.get(l.id) ?? 0)).toBeGreaterThanOrEqual(0);
        if (uncovered > 0) for (const l of valid) expect(l.remaining).toBe(used.get(l.id) ?? 0);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN])('no quantity like %s', (quantity) => {
    expect(() => consumeAllowance([], { kind: 'data', quantity }, NOW)).toThrow(RangeError);
  });
});

describe('what is left', () => {
  it('adds up the valid lots and names the first expiry among those that hold something', () => {
    const lots = [
      lot('a', { remaining: 0, expiresAt: '2026-11-21T00:00:00.000Z' }),
      lot('b', { remaining: 30 }),
      lot('c', { expiresAt: null }),
    ];
    expect(allowanceTotals(lots, NOW)).toEqual([
      { kind: 'data', granted: 300, remaining: 130, nextExpiryAt: '2026-12-01T00:00:00.000Z' },
    ]);
  });

  it('is unlimited as soon as one lot is', () => {
    expect(allowanceTotals([lot('a'), lot('b', { granted: null, remaining: null })], NOW)).toMatchObject([
      { granted: null, remaining: null },
    ]);
  });
});
