import fc from 'fast-check';
import { DECLINE_CODES } from '../payments';
import { blockAfterDecline, blockStateOf, HARD_DECLINES, isBlocking, refusePastEnd } from './index';

const now = '2026-11-27T12:00:00.000Z';
const later = '2026-11-28T12:00:00.000Z';
const earlier = '2026-11-27T11:59:59.999Z';

describe('a block', () => {
  it.each([
    ['holds until somebody lifts it', { until: null, liftedAt: null }, 'active'],
    ['holds until its end', { until: later, liftedAt: null }, 'active'],
    ['is over at its very end', { until: now, liftedAt: null }, 'over'],
    ['is over after it', { until: earlier, liftedAt: null }, 'over'],
    ['that was lifted is lifted, whatever its end', { until: later, liftedAt: earlier }, 'lifted'],
  ])('%s', (_name, facts, state) => {
    expect(blockStateOf(facts, now)).toBe(state);
    expect(isBlocking(facts, now)).toBe(state === 'active');
  });

  it('that is not there blocks nothing', () => {
    expect(isBlocking(null, now)).toBe(false);
  });

  it.each([earlier, now])('cannot end at %s, which has passed', (until) => {
    expect(() => refusePastEnd(until, now)).toThrow(
      expect.objectContaining({
        code: 'block_end_past',
        errors: [expect.objectContaining({ field: 'until' })],
      }),
    );
  });

  it('may end later or never', () => {
    expect(() => refusePastEnd(later, now)).not.toThrow();
    expect(() => refusePastEnd(null, now)).not.toThrow();
  });
});

describe('a refused charge', () => {
  const rule = { active: true, times: 3 };

  it.each([
    [
      'suspected fraud blocks at once, until lifted',
      'suspectedFraud',
      1,
      { cause: 'suspectedFraud', until: null },
    ],
    ['the second hard refusal does not', 'cardDeclined', 2, null],
    ['the third one does, for a day', 'cardDeclined', 3, { cause: 'declines', until: later }],
    ['and any further one', 'expiredCard', 9, { cause: 'declines', until: later }],
    ['too little money never does', 'insufficientFunds', 99, null],
    ['nor a limit of the card', 'limitExceeded', 99, null],
  ])('%s', (_name, declineCode, hardDeclines, block) => {
    expect(blockAfterDecline({ declineCode, hardDeclines }, rule, now)).toEqual(block);
  });

  it('blocks nothing while the rule is off, and never for a soft refusal', () => {
    const facts = fc.record({ declineCode: fc.constantFrom(...DECLINE_CODES), hardDeclines: fc.nat(50) });
    fc.assert(
      fc.property(facts, fc.boolean(), (refused, active) => {
        const block = blockAfterDecline(refused, { ...rule, active }, now);
        if (!active || !HARD_DECLINES.includes(refused.declineCode)) expect(block).toBeNull();
      }),
    );
  });

  it('knows only refusals that providers give', () => {
    expect(HARD_DECLINES.filter((code) => !(DECLINE_CODES as readonly string[]).includes(code))).toEqual([]);
  });
});
