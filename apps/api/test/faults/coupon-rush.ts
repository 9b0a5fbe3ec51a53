import { randomUUID } from 'node:crypto';
import { money } from '@ur-desk/domain/kernel';
import { type QuoteView } from '@ur-desk/domain/renewals';
import { makePlan } from '../make/plan';
import { limited, makePromotion } from '../make/promotion';
import { makeCustomer } from '../make/customer';
import { makeLine } from '../make/line';
import { fundWallet } from '../make/payment';
import { type Desk } from './desk';
import { type MaybeAnswer, type ServerProcess } from './server-process';

/* RUSH_TRIES (24) for RUSH_USES (5) by RUSH_CLIENTS (16); `npm run test:faults` sends 10,000 for 100 by 64. */
const TRIES = Number(process.env['RUSH_TRIES'] ?? 24);
const USES = Number(process.env['RUSH_USES'] ?? 5);
const CLIENTS = Number(process.env['RUSH_CLIENTS'] ?? 16);
export const RUSH_LONGEST_MS = 120_000 + TRIES * 500;
const CODE = 'RUSH2026';

/** The database, and the processes that work on it. */
export interface Ground {
  desk: Desk;
  servers: ServerProcess[];
}

/** Does something for every number below `count`, `CLIENTS` at once. */
async function forEach(count: number, act: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const client = async () => {
    for (let n = next++; n < count; n = next++) await act(n);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** Sends until somebody answers: a process that was killed has told nobody, and a busy one says so. */
async function sendUntilAnswered(
  { desk, servers }: Ground,
  { path, body, first }: { path: string; body: object; first: number },
): Promise<NonNullable<MaybeAnswer>> {
  const key = randomUUID();
  for (let turn = first; ; turn += 1) {
    const { agent: cookies } = desk.cookies;
    const answer = await servers[turn % servers.length]!.post(path, body, { cookies, key });
    if (answer && answer.status !== 503 && answer.body['code'] !== 'idempotency_in_flight') return answer;
  }
}

/** A price with the coupon for each of many customers, who all have it before anybody takes it up. */
async function quoteAll(ground: Ground): Promise<QuoteView[]> {
  const { api } = ground.desk;
  const { planId } = await makePlan(api.db);
  const quotes: QuoteView[] = [];
  await forEach(TRIES, async (n) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const { id: lineId } = await makeLine(api.dataSource.manager, { customerId });
    await fundWallet(api, customerId, money(5_000, 'CNY'));
    const input = {
      ...{ customerId, lineId, planId, policy: 'queue', channel: 'agent', couponCode: CODE },
      payment: { useWallet: true },
    };
    const { status, body } = await sendUntilAnswered(ground, { path: '/quotes', body: input, first: n });
    expect(status).toBe(201);
    quotes[n] = body as unknown as QuoteView;
  });
  expect(new Set(quotes.map(({ price }) => price.total.amount))).toEqual(new Set([3_510]));
  return quotes;
}

/** All of them are taken up at once, while a process is killed: how each ended. */
async function takeAllUp(ground: Ground, quotes: readonly QuoteView[]): Promise<string[]> {
  const { desk, servers } = ground;
  const ends: string[] = [];
  let killed: Promise<void> | undefined;
  await forEach(TRIES, async (n) => {
    const quote = quotes[n]!;
    const { status, body } = await sendUntilAnswered(ground, {
      path: '/renewals',
      body: { quoteId: quote.id, quoteHash: quote.hash },
      first: n,
    });
    ends.push(status < 400 ? String(status) : String(body['code']));
    if (ends.length < TRIES / 2 || killed) return;
    killed = servers[0]!.kill();
    await killed;
    servers[0] = await desk.startServer();
  });
  return ends;
}

/** Many customers take up a price with one coupon at once: as many get it as it has uses (M1, M3). */
export async function rushForCoupon(ground: Ground): Promise<void> {
  const { api } = ground.desk;
  const { id } = await makePromotion(api, {
    coupon: { kind: 'shared', code: CODE },
    ...limited({ totalUses: USES, usesPerCustomer: 1 }),
  });
  const ends = await takeAllUp(ground, await quoteAll(ground));
  expect(ends.filter((end) => end === '201')).toHaveLength(USES);
  expect(new Set(ends)).toEqual(new Set(['201', 'quote_changed']));
  const of = (sql: string) => api.rows(`${sql} WHERE promotion_id = $1`, [id]);
  expect(await of('SELECT uses, most FROM promotion_counter')).toEqual([{ uses: USES, most: USES }]);
  expect(await of('SELECT spent FROM promotion_budget')).toEqual([{ spent: USES * 390 }]);
  const paid = `SELECT count(*)::int AS n, sum(r.total)::int AS sum FROM redemption d
      JOIN renewal r ON r.customer_id = d.customer_id AND r.id = d.purpose_id AND r.state = 'succeeded'
      WHERE d.state = 'redeemed' AND d.promotion_id = $1`;
  expect(await api.rows(paid, [id])).toEqual([{ n: USES, sum: USES * 3_510 }]);
  expect(await ground.desk.flaws()).toEqual([]);
}
