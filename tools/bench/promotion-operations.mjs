import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const PROMOTIONS = 50;
const RENEWALS = 100_000;
const CODES = Number(process.env.BENCH_CODES ?? 1_000_000);
const LOOK_AGAIN_MS = 200;
const DAYS = 30;
const COPIES_AT_ONCE = 5_000;

/** A call of a member of staff; throws what is not 2xx. */
async function call(server, path, body, version) {
  const answer = await fetch(`${server.base}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...server.headers,
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
      ...(version ? { 'if-match': `"${version}"` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const promotion = (changes) => ({
  code: `bench-${randomUUID().slice(0, 8)}`,
  name: { en: 'Measured', zh: '测量' },
  window: { startsAt: '2020-01-01T00:00:00.000Z', endsAt: null },
  actions: [{ kind: 'percentOff', discountBps: 100, caps: [] }],
  limits: {
    totalUses: null,
    usesPerCustomer: null,
    budgets: [{ currency: 'CNY', totalMinor: 1_000_000, periodMinor: null }],
    budgetPeriod: 'month',
  },
  ...changes,
});

async function live(server, changes) {
  const draft = await call(server, '/promotions', promotion(changes));
  return call(server, `/promotions/${draft.id}/release`, {}, draft.version);
}

/** Live promotions for different customers: a tag, a tier, a country, hours; each with two conditions. */
export async function makeFiftyPromotions({ asMarketing, client }) {
  const { rows } = await client.query(
    `SELECT count(*)::int AS n FROM promotion p JOIN promotion_version v ON v.id = p.current_version_id WHERE v.state = 'released'`,
  );
  const server = await asMarketing();
  const kinds = [
    { kind: 'tags', tags: ['bench'] },
    { kind: 'tier', tiers: ['platinum'] },
    { kind: 'country', countries: ['IS'] },
    { kind: 'hours', weekdays: [7], from: '03:00', until: '03:30', zone: 'Asia/Shanghai' },
  ];
  for (let n = rows[0].n; n < PROMOTIONS; n += 1) {
    const criteria = [kinds[n % kinds.length], { kind: 'channel', channels: ['agent', 'api'] }];
    await live(server, { priority: n, criteria: [{ match: 'all', criteria }] });
  }
}

/** Until it says that it is no longer at work; the milliseconds that it took. */
async function ready(server, path, atWork) {
  const began = performance.now();
  for (;;) {
    const seen = await call(server, path);
    if (seen.state !== atWork) return performance.now() - began;
    await sleep(LOOK_AGAIN_MS);
  }
}

async function codes({ asMarketing }) {
  const server = await asMarketing();
  const { id: promotionId } = await live(server, { coupon: { kind: 'unique', code: null } });
  const order = { promotionId, name: 'Measured', count: CODES, charset: 'alphanumeric' };
  const pattern = `${randomUUID().slice(0, 4).toUpperCase()}-##########`;
  const { id } = await call(server, '/coupon-batches', { ...order, pattern });
  return { count: CODES, milliseconds: await ready(server, `/coupon-batches/${id}`, 'making') };
}

/** Copies of the renewals that there are, spread over the last days, as many as are wanted; kept for the next run. */
const COPY = `INSERT INTO renewal SELECT c.* FROM (
  SELECT r.id, n, row_number() OVER () AS row FROM (SELECT id FROM renewal WHERE state = 'succeeded' LIMIT 500) r,
    generate_series(1, 1 + $1::int / 500) n LIMIT $1) o
JOIN renewal r ON r.id = o.id,
  jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'quote_id', gen_random_uuid(),
    'reference', 'BENCH-' || gen_random_uuid(), 'renews_subscription_id', NULL, 'replaces_subscription_id', NULL, 'credit', NULL,
    'created_at', now() - (o.row % 29 + 1) * interval '1 day', 'ended_at', now() - (o.row % 29 + 1) * interval '1 day')) c`;

async function backtest({ asMarketing, client }) {
  const { rows } = await client.query(
    `SELECT count(*)::int AS n FROM renewal WHERE state = 'succeeded' AND created_at > now() - interval '30 days'`,
  );
  for (let n = rows[0].n; n < RENEWALS; n += COPIES_AT_ONCE) await client.query(COPY, [COPIES_AT_ONCE]);
  await client.query('ANALYZE renewal');
  const server = await asMarketing();
  const draft = await call(server, '/promotions', promotion({}));
  const { id } = await call(server, `/promotions/${draft.id}/backtests`, { days: DAYS, mode: 'beside' });
  const milliseconds = await ready(server, `/backtests/${id}`, 'running');
  const { state, done } = await call(server, `/backtests/${id}`);
  if (state !== 'done') throw new Error(`the backtest is ${state}`);
  return { count: done, milliseconds };
}

/** What marketing lets run in the background. */
export const PROMOTION_WORK = [
  {
    key: 'backtest',
    name: 'backtest, renewals made again (1,000,000 in 2 minutes)',
    ours: { work: backtest },
    target: { perSecond: 8_334 },
  },
  { key: 'codes', name: 'coupon codes made in the background', ours: { work: codes } },
];
