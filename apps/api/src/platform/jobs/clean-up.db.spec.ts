import { DAY_MS, HOUR_MS } from '@ur-desk/domain/kernel';
import { startApi, type TestApi } from '../../../test/harness';
import { Clock } from '../clock/clock';
import { CLEAN_UP_JOB } from './clean-up';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clean());
afterEach(() => api.app.get(Clock).travel(0));

const subject = { kind: 'customer' as const, id: '7b1f3c62-55b2-4a51-9b02-0f4a2b7f8a10' };

/** A call under a key that emits an event. */
const call = (key: string, bodyHash = 'body') =>
  api.db.write(api.context({ idempotency: { key, bodyHash } }), { action: 'customer.update' }, async (tx) => {
    tx.audit({ subject });
    tx.emit('note.written', subject);
    return { bodyHash };
  });

async function cleanUpAfter(ms: number): Promise<void> {
  api.app.get(Clock).travel(ms);
  await api.runJob(CLEAN_UP_JOB);
}

const countOf = async (table: string): Promise<number> =>
  (await api.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? -1;

describe('the clean-up', () => {
  it('forgets an idempotent answer after 30 days, not before', async () => {
    await call('a key of its own');
    await cleanUpAfter(30 * DAY_MS - HOUR_MS);
    expect(await call('a key of its own')).toEqual({ bodyHash: 'body' });
    expect(await countOf('audit_event')).toBe(1);
    await cleanUpAfter(30 * DAY_MS + HOUR_MS);
    expect(await countOf('idempotency_key')).toBe(0);
    expect(await call('a key of its own', 'another body')).toEqual({ bodyHash: 'another body' });
  });

  it('forgets events that were published, never one that was not', async () => {
    await call('published');
    await api.deliverEvents();
    await call('not published');
    await cleanUpAfter(14 * DAY_MS - HOUR_MS);
    expect(await countOf('outbox_event')).toBe(2);
    await cleanUpAfter(14 * DAY_MS + HOUR_MS);
    expect(await countOf('outbox_event WHERE published_at IS NULL')).toBe(1);
    expect(await countOf('outbox_event')).toBe(1);
  });

  it('goes on until all is done, and leaves what is young', async () => {
    await api.rows(`INSERT INTO idempotency_key (scope, key, body_hash, created_at)
      SELECT gen_random_uuid(), n::text, '', now() - interval '40 days' FROM generate_series(1, 10001) AS n`);
    await call('young');
    await cleanUpAfter(0);
    expect(await api.rows('SELECT key FROM idempotency_key')).toEqual([{ key: 'young' }]);
  });
});
