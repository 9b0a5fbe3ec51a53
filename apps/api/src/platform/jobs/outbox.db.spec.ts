import { setTimeout as wait } from 'node:timers/promises';
import { startApi, type TestApi } from '../../../test/harness';
import { planFaults } from '../fault/fault';
import { Jobs, type KeyedJob } from './jobs';
import { Outbox } from './outbox';

let api: TestApi;
/** What was put into the queue, by key. */
let queued: string[];

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  queued = [];
  jest.spyOn(api.app.get(Jobs), 'sendMany').mockImplementation(async (_name, jobs: readonly KeyedJob[]) => {
    await wait(20);
    queued.push(...jobs.map(({ key }) => key));
  });
});
afterEach(() => planFaults());

const relay = () => api.app.get(Outbox).relay();
const waiting = async () =>
  (await api.rows<{ n: number }>('SELECT count(*) AS n FROM outbox_event WHERE published_at IS NULL'))[0]?.n;

/** Changes that each tell of an e-mail that was taken away, which somebody listens to. */
async function change(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1)
    await api.db.write(api.context(), { action: 'notification.create' }, async (tx) => {
      tx.audit({ subject: { kind: 'customer', id: tx.newId() } });
      tx.emit('customer.emailChanged', { customerId: tx.newId(), before: null, after: null });
      return null;
    });
}

it('J1 an event whose queueing broke off is queued again, under the same key', async () => {
  await change(1);
  planFaults({ 'outbox.queued': () => Promise.reject(new Error('killed')) });
  await expect(relay()).rejects.toThrow('killed');
  planFaults();
  expect(await waiting()).toBe(1);
  await relay();
  expect(await waiting()).toBe(0);
  expect(queued).toHaveLength(2);
  expect(new Set(queued).size).toBe(1);
  await relay();
  expect(queued).toHaveLength(2);
});

it('J1 an event that could not be queued stays until it can', async () => {
  await change(1);
  jest.spyOn(api.app.get(Jobs), 'sendMany').mockRejectedValueOnce(new Error('no queue'));
  await expect(relay()).rejects.toThrow('no queue');
  expect(await waiting()).toBe(1);
});

it('J1 of many relays at once each event is queued once', async () => {
  await change(12);
  await Promise.all([1, 2, 3, 4].map(relay));
  await relay();
  expect(queued).toHaveLength(12);
  expect(new Set(queued).size).toBe(12);
  expect(await waiting()).toBe(0);
});
