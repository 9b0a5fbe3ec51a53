import fc from 'fast-check';
import { daysInMonth, type Instant, localDateAt, Problem, type Validity } from '../kernel';
import {
  type ActivationFacts,
  decideSubscription,
  type SubscriptionFacts,
  subscriptionStateAt,
} from './index';

const NOW = '2026-11-20T10:00:00.000Z';
const SHANGHAI = 'Asia/Shanghai';

const running = (changes: Partial<SubscriptionFacts> = {}): SubscriptionFacts => ({
  id: 's1',
  planId: 'asia',
  state: 'active',
  startsAt: '2026-11-01T00:00:00.000Z',
  endsAt: '2026-12-01T00:00:00.000Z',
  anchorDay: 1,
  zone: SHANGHAI,
  ...changes,
});
const queued = (changes: Partial<SubscriptionFacts> = {}): SubscriptionFacts =>
  running({
    id: 's2',
    state: 'queued',
    startsAt: '2026-12-01T00:00:00.000Z',
    endsAt: '2026-12-31T00:00:00.000Z',
    ...changes,
  });
const facts = (changes: Partial<ActivationFacts> = {}): ActivationFacts => ({
  policy: 'queue',
  planId: 'asia',
  validity: { days: 30 },
  zone: SHANGHAI,
  subscriptions: [],
  ...changes,
});
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'none';
};

describe('queue', () => {
  it('starts at once on a line where nothing runs', () => {
    expect(decideSubscription(facts(), NOW)).toMatchObject({
      kind: 'create',
      state: 'active',
      predecessorId: null,
      startsAt: NOW,
      endsAt: '2026-12-20T10:00:00.000Z',
      lotsFrom: NOW,
    });
  });

  it('starts exactly at the end of the one that runs', () => {
    expect(decideSubscription(facts({ subscriptions: [running()] }), NOW)).toMatchObject({
      state: 'queued',
      predecessorId: 's1',
      startsAt: '2026-12-01T00:00:00.000Z',
      endsAt: '2026-12-31T00:00:00.000Z',
      lotsFrom: '2026-12-01T00:00:00.000Z',
    });
  });

  it('runs longer by the days that promotions give, on the calendar of the zone', () => {
    expect(decideSubscription(facts({ bonusDays: 3 }), NOW).endsAt).toBe('2026-12-23T10:00:00.000Z');
    // Warsaw puts its clocks forward on 28 March: the wall time stays.
    const monthly = { validity: { months: 1 }, zone: 'Europe/Warsaw', bonusDays: 2 };
    const from = '2026-02-27T10:00:00.000Z';
    expect(decideSubscription(facts(monthly), from).endsAt).toBe('2026-03-29T09:00:00.000Z');
  });

  it('goes behind the last one that waits, in whatever order they are given', () => {
    const decision = decideSubscription(facts({ subscriptions: [queued(), running()] }), NOW);
    expect(decision).toMatchObject({ predecessorId: 's2', startsAt: '2026-12-31T00:00:00.000Z' });
  });

  it('leaves ended and revoked ones out, also when the job that expires them is late', () => {
    const ended = running({ endsAt: '2026-11-20T10:00:00.000Z' });
    const revoked = running({ id: 's3', state: 'revoked' });
    expect(decideSubscription(facts({ subscriptions: [ended, revoked] }), NOW)).toMatchObject({
      state: 'active',
      startsAt: NOW,
    });
  });
});

describe('extend', () => {
  it('adds the validity to the end, with lots from now to the new end', () => {
    expect(decideSubscription(facts({ policy: 'extend', subscriptions: [running()] }), NOW)).toMatchObject({
      kind: 'extend',
      subscriptionId: 's1',
      startsAt: '2026-11-01T00:00:00.000Z',
      endsAt: '2026-12-31T00:00:00.000Z',
      lotsFrom: NOW,
      lotsUntil: '2026-12-31T00:00:00.000Z',
    });
  });

  it.each([
    ['nothing runs', []],
    ['another plan runs', [running({ planId: 'europe' })]],
    ['another one waits behind', [running(), queued()]],
    ['the only one has not started', [queued()]],
    ['it has just ended', [running({ endsAt: NOW })]],
  ])('is refused when %s', (_when, subscriptions) => {
    expect(codeOf(() => decideSubscription(facts({ policy: 'extend', subscriptions }), NOW))).toBe(
      'plan_not_extendable',
    );
  });
});

describe('replaceNow', () => {
  it('starts at once in place of the plan that runs, whichever plan that is, with an anchor of its own', () => {
    const subscriptions = [running({ planId: 'europe', anchorDay: 1 })];
    expect(decideSubscription(facts({ policy: 'replaceNow', subscriptions }), NOW)).toMatchObject({
      kind: 'create',
      subscriptionId: null,
      predecessorId: 's1',
      state: 'active',
      startsAt: NOW,
      endsAt: '2026-12-20T10:00:00.000Z',
      anchorDay: 20,
      lotsFrom: NOW,
    });
  });

  it.each([
    ['nothing runs', [], 'plan_none_to_replace'],
    ['the only one has not started', [queued()], 'plan_none_to_replace'],
    ['it has just ended', [running({ endsAt: NOW })], 'plan_none_to_replace'],
    ['another one waits behind', [running(), queued()], 'plan_queued_behind'],
  ])('is refused at its field when %s', (_when, subscriptions, code) => {
    expect(() => decideSubscription(facts({ policy: 'replaceNow', subscriptions }), NOW)).toThrow(
      expect.objectContaining({ code, errors: [expect.objectContaining({ field: 'policy', code })] }),
    );
  });
});

describe('addOn', () => {
  const added = (changes: Partial<ActivationFacts> = {}) =>
    decideSubscription(facts({ policy: 'addOn', planId: 'pack', ...changes }), NOW);

  it.each([
    ['as long as the pack says', { days: 1 }, '2026-11-21T10:00:00.000Z'],
    ['never beyond the end of the plan', { days: 30 }, '2026-12-01T00:00:00.000Z'],
    ['never beyond the end of the plan, in months', { months: 1 }, '2026-12-01T00:00:00.000Z'],
  ])('leaves the plan that runs as it is; its lots live %s', (_how, validity, lotsUntil) => {
    for (const subscriptions of [[running()], [queued(), running()]])
      expect(added({ subscriptions, validity })).toEqual({
        kind: 'addOn',
        subscriptionId: 's1',
        predecessorId: 's1',
        state: 'active',
        startsAt: '2026-11-01T00:00:00.000Z',
        endsAt: '2026-12-01T00:00:00.000Z',
        anchorDay: 1,
        zone: SHANGHAI,
        lotsFrom: NOW,
        lotsUntil,
      });
  });

  it.each([
    ['nothing runs', []],
    ['the only one has not started', [queued()]],
    ['it has just ended', [running({ endsAt: NOW })]],
    ['it was stopped', [running({ state: 'revoked' })]],
  ])('is refused at its field when %s', (_when, subscriptions) => {
    const code = 'add_on_no_plan';
    expect(() => added({ subscriptions })).toThrow(
      expect.objectContaining({ code, errors: [expect.objectContaining({ field: 'planId', code })] }),
    );
  });

  it('R2 whatever its validity: usable from now, not beyond the plan, which keeps its span', () => {
    const validity = fc.oneof(
      fc.record({ days: fc.integer({ min: 1, max: 3_660 }) }),
      fc.record({ months: fc.integer({ min: 1, max: 120 }) }),
    );
    const left = fc.integer({ min: 1, max: 400 * 86_400_000 });
    fc.assert(
      fc.property(validity, left, (given, ms) => {
        const endsAt = new Date(Date.parse(NOW) + ms).toISOString();
        const plan = running({ endsAt });
        const decision = added({ validity: given, subscriptions: [plan] });
        expect(decision).toMatchObject({ startsAt: plan.startsAt, endsAt, anchorDay: plan.anchorDay });
        expect(decision.lotsFrom < decision.lotsUntil && decision.lotsUntil <= endsAt).toBe(true);
      }),
    );
  });
});

describe('the state at an instant', () => {
  it.each([
    ['2026-10-31T23:59:59.999Z', 'queued'],
    ['2026-11-01T00:00:00.000Z', 'active'],
    ['2026-11-30T23:59:59.999Z', 'active'],
    ['2026-12-01T00:00:00.000Z', 'expired'],
  ])('at %s is %s, whatever is stored', (now, state) => {
    for (const stored of ['queued', 'active', 'expired'] as const)
      expect(subscriptionStateAt(running({ state: stored }), now)).toBe(state);
    expect(subscriptionStateAt(running({ state: 'revoked' }), now)).toBe('revoked');
  });
});

/** Renews `count` times one behind the other, from nothing. */
function chain(start: Instant, validity: Validity, zone: string, count: number): SubscriptionFacts[] {
  const made: SubscriptionFacts[] = [];
  for (let i = 0; i < count; i++) {
    const d = decideSubscription(facts({ validity, zone, subscriptions: made }), start);
    made.push({
      id: `s${i}`,
      planId: 'asia',
      state: d.state,
      startsAt: d.startsAt,
      endsAt: d.endsAt,
      anchorDay: d.anchorDay,
      zone: d.zone,
    });
  }
  return made;
}
const lengthOf = (date: string) => daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));

describe('a chain of renewals', () => {
  it('R4 keeps the 31st as its aim through short months and a leap day', () => {
    const ends = chain('2028-01-31T04:00:00.000Z', { months: 1 }, SHANGHAI, 5).map((s) =>
      localDateAt(s.endsAt, SHANGHAI),
    );
    expect(ends).toEqual(['2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31', '2028-06-30']);
  });

  it('takes a new anchor where days were bought in between', () => {
    const days = running({
      startsAt: '2026-11-05T04:00:00.000Z',
      endsAt: '2026-11-12T04:00:00.000Z',
      anchorDay: 5,
    });
    const d = decideSubscription(
      facts({ validity: { months: 1 }, subscriptions: [days] }),
      '2026-11-06T00:00:00.000Z',
    );
    expect(localDateAt(d.endsAt, SHANGHAI)).toBe('2026-12-12');
  });

  it('takes a new anchor when the customer has moved to another zone', () => {
    const d = decideSubscription(
      facts({
        validity: { months: 1 },
        zone: 'America/Sao_Paulo',
        subscriptions: [running({ endsAt: '2026-11-30T16:00:00.000Z' })],
      }),
      NOW,
    );
    expect(d.anchorDay).toBe(30);
    expect(d.endsAt).toBe('2026-12-30T16:00:00.000Z');
  });

  const zones = fc.constantFrom(
    'Europe/Warsaw',
    'America/Sao_Paulo',
    'Africa/Casablanca',
    'Australia/Lord_Howe',
    SHANGHAI,
    'UTC',
  );
  const starts = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());

  it('R2 leaves no hole and no overlap, over months, zones and clock changes', () => {
    const validities = fc.oneof(
      fc.integer({ min: 1, max: 400 }).map((days): Validity => ({ days })),
      fc.integer({ min: 1, max: 24 }).map((months): Validity => ({ months })),
    );
    fc.assert(
      fc.property(starts, validities, zones, (start, validity, zone) => {
        const made = chain(start, validity, zone, 6);
        made.forEach((s, i) => {
          expect(s.endsAt > s.startsAt).toBe(true);
          if (i > 0) expect(s.startsAt).toBe(made[i - 1]?.endsAt);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('R2 bonus days move the end, leave no hole, and are followed from where they end', () => {
    fc.assert(
      fc.property(starts, zones, fc.integer({ min: 0, max: 366 }), (start, zone, bonusDays) => {
        const bought = { validity: { months: 1 }, zone, bonusDays };
        const first = decideSubscription(facts({ ...bought, bonusDays: 0 }), start);
        const longer = decideSubscription(facts(bought), start);
        const days = (Date.parse(longer.endsAt) - Date.parse(first.endsAt)) / 86_400_000;
        expect(Math.round(days)).toBe(bonusDays);
        const last = running({ ...longer, id: 's1' });
        const next = decideSubscription(facts({ ...bought, bonusDays: 0, subscriptions: [last] }), start);
        expect(next.startsAt).toBe(longer.endsAt);
      }),
      { numRuns: 150 },
    );
  });

  it('R4 monthly ends fall on the anchor day or the last day of a shorter month', () => {
    fc.assert(
      fc.property(starts, zones, (start, zone) => {
        const made = chain(start, { months: 1 }, zone, 14);
        const anchor = made[0]?.anchorDay ?? 0;
        for (const s of made) {
          const end = localDateAt(s.endsAt, zone);
          expect(Number(end.slice(8))).toBe(Math.min(anchor, lengthOf(end)));
        }
      }),
      { numRuns: 150 },
    );
  });
});
