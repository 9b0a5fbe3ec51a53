import { DAY_MS, HOUR_MS } from '@ur-desk/domain/kernel';
import { startApi, type TestApi } from '../../../test/harness';
import { makeSession } from '../../../test/make/session';
import { makeStaff } from '../../../test/make/staff';
import { Clock } from '../../platform/clock/clock';
import { CLEAN_UP_JOB } from '../../platform/jobs/clean-up';
import { endSession } from './session.queries';
import { countOneTry } from './sign-in-attempt.queries';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clean());
afterEach(() => api.app.get(Clock).travel(0));

async function cleanUpAfter(ms: number): Promise<void> {
  api.app.get(Clock).travel(ms);
  await api.runJob(CLEAN_UP_JOB);
}

const countOf = async (table: string): Promise<number> =>
  (await api.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? -1;

describe('the clean-up of signing in', () => {
  it('forgets sessions that ended, with their tokens, and signs nobody out', async () => {
    const staff = await makeStaff(api.dataSource.manager);
    const [live, over] = [await makeSession(api, staff.id), await makeSession(api, staff.id)];
    await endSession(api.dataSource.manager, over.id, { reason: 'signedOut', staffId: null });
    await cleanUpAfter(30 * DAY_MS - HOUR_MS);
    expect(await countOf('session')).toBe(2);
    await cleanUpAfter(30 * DAY_MS + HOUR_MS);
    expect(await api.rows('SELECT id FROM session')).toEqual([{ id: live.id }]);
    expect(await countOf('refresh_token')).toBe(1);
  });

  it('forgets sign-in tries after a day', async () => {
    await api.db.read((em) => countOneTry(em, 'account:somebody', 5));
    await cleanUpAfter(DAY_MS - HOUR_MS);
    expect(await countOf('sign_in_attempt')).toBe(1);
    await cleanUpAfter(DAY_MS + HOUR_MS);
    expect(await countOf('sign_in_attempt')).toBe(0);
  });
});
