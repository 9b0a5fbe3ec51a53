import { addMs } from '@ur-desk/domain/kernel';
import { countTry, decideTry, SIGN_IN_WINDOW_MS, type TryCount } from '@ur-desk/domain/staff';
import fc from 'fast-check';
import { startApi, type TestApi } from '../../../test/harness';
import { countOneTry, forgiveTries } from './sign-in-attempt.queries';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const KEY = 'account:somebody';
const LIMIT = 5;

/** Lets time pass for the stored count, instead of waiting. */
const pass = (ms: number) =>
  api.rows("UPDATE sign_in_attempt SET last_try_at = last_try_at - $1 * interval '1 ms'", [ms]);

describe('counting tries in the database', () => {
  it('X8 is what the rule says, whatever the pauses between tries', async () => {
    const gap = fc.oneof(
      fc.integer({ min: 0, max: 600_000 }),
      fc.integer({ min: SIGN_IN_WINDOW_MS + 5_000, max: 2e6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(gap, { maxLength: 15 }), async (gaps) => {
        await api.rows('DELETE FROM sign_in_attempt');
        let expected: TryCount | null = null;
        let clock = '2026-11-22T09:00:00.000Z';
        for (const ms of gaps) {
          await pass(ms);
          clock = addMs(clock, ms);
          expected = countTry(expected, LIMIT, clock);
          const { counted, now } = await api.db.read((em) => countOneTry(em, KEY, LIMIT));
          expect(counted.tries).toBe(expected.tries);
          expect(decideTry(counted, LIMIT, now).allowed).toBe(decideTry(expected, LIMIT, clock).allowed);
        }
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });

  it('X8 gives a hundred at once a hundred different numbers', async () => {
    await api.rows('DELETE FROM sign_in_attempt');
    const all = await Promise.all(
      Array.from({ length: 100 }, () => api.db.read((em) => countOneTry(em, KEY, LIMIT))),
    );
    const numbers = all.map(({ counted }) => counted.tries).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  it('forgives the account everything and the address one try', async () => {
    await api.rows('DELETE FROM sign_in_attempt');
    for (const key of [KEY, KEY, 'address:1', 'address:1'])
      await api.db.read((em) => countOneTry(em, key, LIMIT));
    await api.db.read((em) => forgiveTries(em, KEY, 'address:1'));
    expect(await api.rows('SELECT key, tries FROM sign_in_attempt')).toEqual([
      { key: 'address:1', tries: 1 },
    ]);
  });
});
