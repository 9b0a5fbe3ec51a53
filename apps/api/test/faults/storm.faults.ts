import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { RUSH_LONGEST_MS, rushForCoupon } from './coupon-rush';
import { Desk } from './desk';
import { CREDIT, OPERATIONS } from './money-operations';
import { SentCall } from './sent-call';
import { type MaybeAnswer, type ServerProcess } from './server-process';

/*
 * Every operation sent four times by many clients to two processes of the built API, one of which is killed half-way and started anew
 * (F29): each has one effect, and all its answers tell of the same one. STORM_OPERATIONS (60) and STORM_CLIENTS (16); `npm run
 * test:faults` sends 500 by 64 clients.
 */
const COUNT = Number(process.env['STORM_OPERATIONS'] ?? 60);
const CLIENTS = Number(process.env['STORM_CLIENTS'] ?? 16);
const SEED = Number(process.env['STORM_SEED'] ?? 20_261_127);
const COPIES = 4;
const LONGEST_MS = 120_000 + COUNT * 1_000;
const KINDS = [...OPERATIONS, CREDIT];

let desk: Desk;
let servers: ServerProcess[];

beforeAll(async () => {
  desk = await Desk.open();
  servers = await Promise.all([desk.startServer(), desk.startServer()]);
}, 60_000);
afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await desk?.close();
});

/** Not now: too busy, or the same call is being carried out for somebody else; a client tries again. */
const isNotNow = (answer: MaybeAnswer): boolean =>
  answer === null || answer.status === 503 || answer.body['code'] === 'idempotency_in_flight';

/** Sends one copy, to the one process or the other, until somebody answers; gives up in time for the test to say so. */
async function sendCopy(call: SentCall, first: number, deadline: number): Promise<MaybeAnswer> {
  for (let turn = first; ; turn += 1) {
    const answer = await call.send(servers[turn % servers.length]!);
    if (!isNotNow(answer) || performance.now() > deadline) return answer;
    await wait(50);
  }
}

it(
  'F29 L1 L2 L5 P3 R1 R3 A3 each of many operations, sent four times to two processes of which one is killed, has one effect',
  async () => {
    const calls: SentCall[] = [];
    for (let n = 0; n < COUNT; n += 1) calls.push(await SentCall.prepare(desk, KINDS[n % KINDS.length]!));
    const copies = Array.from({ length: COUNT * COPIES }, (_none, n) => n);
    // Copies of one operation stay near each other, so that many of them are under way at once.
    const [dice = []] = fc.sample(
      fc.array(fc.nat(40), { minLength: copies.length, maxLength: copies.length }),
      {
        seed: SEED,
        numRuns: 1,
      },
    );
    const queue = copies.toSorted((a, b) => a + dice[a]! - (b + dice[b]!));
    const ids = calls.map(() => new Set<unknown>());
    const refused: unknown[] = [];
    const client = async () => {
      for (let copy = queue.shift(); copy !== undefined; copy = queue.shift()) {
        const which = Math.floor(copy / COPIES);
        const answer = await sendCopy(calls[which]!, copy, giveUpAt);
        if (answer && answer.status < 300) ids[which]?.add(answer.body['id']);
        else refused.push({ operation: calls[which]?.operation.name, answer });
      }
    };
    const giveUpAt = performance.now() + LONGEST_MS / 2;
    const clients = Array.from({ length: CLIENTS }, client);
    while (queue.length > copies.length / 2) await wait(20);
    await servers[0]?.kill();
    servers[0] = await desk.startServer();
    await Promise.all(clients);
    expect(refused).toEqual([]);

    await desk.letTimePass();
    const deadline = performance.now() + LONGEST_MS / 4;
    const effects = [];
    for (const [n, call] of calls.entries()) {
      const end = await call.untilEnded(servers[n % 2]!, deadline);
      ids[n]?.add(end.id);
      const { is, ought } = await call.effect(end);
      effects.push({ operation: call.operation.name, ...end, answers: ids[n]?.size, is, ought });
    }
    expect(effects.filter(({ answers }) => answers !== 1)).toEqual([]);
    expect(effects.map(({ is }) => is)).toEqual(effects.map(({ ought }) => ought));
    expect(effects).toHaveLength(COUNT);
    expect(await desk.flaws()).toEqual([]);
  },
  LONGEST_MS,
);

it(
  'M1 M3 of many tries of a coupon at two processes, of which one is killed, exactly as many succeed as it has uses',
  () => rushForCoupon({ desk, servers }),
  RUSH_LONGEST_MS,
);
