import fc from 'fast-check';
import { addMs, epochMsOf, type Instant } from '../kernel';
import { countTry, decideTry, SIGN_IN_WINDOW_MS, type TryCount } from './sign-in.rules';

const START = '2026-11-22T09:00:00.000Z';
const LIMIT = 5;

/** Makes tries at the given distances from one another; the instants of those that were let through. */
function letThrough(gapsMs: number[], limit = LIMIT): Instant[] {
  let now = START;
  let count: TryCount | null = null;
  const passed: Instant[] = [];
  for (const gapMs of gapsMs) {
    now = addMs(now, gapMs);
    count = countTry(count, limit, now);
    if (decideTry(count, limit, now).allowed) passed.push(now);
  }
  return passed;
}

describe('tries to sign in', () => {
  it('X8 lets five through at once and no sixth', () => {
    expect(letThrough(Array.from({ length: 100 }, () => 0))).toHaveLength(LIMIT);
  });

  it('says how long to wait, and counts that down', () => {
    const full = { tries: LIMIT + 1, lastTryAt: START };
    expect(decideTry(full, LIMIT, START)).toEqual({ allowed: false, retryAfterSeconds: 900 });
    expect(decideTry(full, LIMIT, addMs(START, 60_001))).toEqual({ allowed: false, retryAfterSeconds: 840 });
  });

  it('opens again 15 minutes after the last try that was let through', () => {
    const sixTries = [0, 0, 0, 0, 0, 0];
    expect(letThrough([...sixTries, SIGN_IN_WINDOW_MS - 1])).toHaveLength(LIMIT);
    expect(letThrough([...sixTries, SIGN_IN_WINDOW_MS])).toHaveLength(LIMIT + 1);
  });

  it('keeps nobody out for longer because somebody knocks at the closed door', () => {
    const knocking = Array.from({ length: 15 }, () => SIGN_IN_WINDOW_MS / 15);
    expect(letThrough([0, 0, 0, 0, 0, ...knocking])).toHaveLength(LIMIT + 1);
  });

  it('X8 never lets more than the limit through in any stretch of 15 minutes', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20 * 60_000 }), { maxLength: 80 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 20 }), (gapsMs, limit) => {
        const passed = letThrough(gapsMs, limit).map(epochMsOf);
        return passed.every(
          (from) => passed.filter((at) => at >= from && at < from + SIGN_IN_WINDOW_MS).length <= limit,
        );
      }),
    );
  });
});
