import { setTimeout as wait } from 'node:timers/promises';
import { Desk } from './desk';
import { type MoneyOperation, OPERATIONS } from './money-operations';
import { SentCall } from './sent-call';
import { type ServerProcess } from './server-process';

/*
 * kill -9 of the built API at every step of every kind of money operation (F1, F2, F20): from the key's storing to the message's
 * sending. Which steps there are is not written here: each operation runs once while it is watched, and then once per point that it
 * passed. What must hold afterwards: nothing lost, nothing doubled, every operation finished or cleanly failed, the client's retry with
 * the same key answered with the one effect, one message, ledger and audit log proven.
 * KILL_ROUNDS (1) repeats all of it (`npm run test:faults`).
 */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 1);
const PATIENCE_MS = 60_000;

let desk: Desk;
let server: ServerProcess;

beforeAll(async () => {
  desk = await Desk.open();
  server = await desk.startServer();
}, 60_000);
afterAll(async () => {
  await server?.stop();
  await desk?.close();
});

/** Those that the customer is told of. */
const TOLD = OPERATIONS.filter(({ messages }) => Object.values(messages).some((told) => told.length > 0));

/** How many calls go out while a point is watched: each kind several times over all points. */
const PER_POINT = 4;

/** A process has two workers that send messages, one that delivers events and one that queues them. */
const WORKERS = [
  { most: 2, points: /^notification\.(?!create)/ },
  { most: 1, points: /^outbox\.(before|after)-delivery|^notification\.create/ },
  { most: 1, points: /^outbox\.queued/ },
];

/**
 * The points in rounds: in each no worker has to stand at more than it can, and who sends comes before who delivers and who queues, as
 * nothing would come to them afterwards.
 */
function standingTogether(points: readonly string[]): string[][] {
  const ofWorkers = WORKERS.map((worker) => points.filter((point) => worker.points.test(point)));
  const rounds = Math.max(...WORKERS.map(({ most }, n) => Math.ceil(ofWorkers[n]!.length / most)));
  return Array.from({ length: rounds }, (_none, round) =>
    WORKERS.flatMap(({ most }, n) => ofWorkers[n]!.slice(round * most, (round + 1) * most)),
  );
}

const background = /^(outbox|notification)\./;
/** The points of each operation's own call, and those that its message passes in the background; in their order. */
const ofCalls: { name: string; points: string[] }[] = [];
let ofMessages: string[] = [];

async function waitFor(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`not within ${PATIENCE_MS / 1_000} s: ${what}`);
    await wait(100);
  }
}

/** Every call as its customer sees it in the end, and the whole desk as its verifiers see it. */
async function expectAllWell(calls: readonly SentCall[]): Promise<void> {
  await desk.letTimePass();
  const deadline = performance.now() + PATIENCE_MS;
  const ended = await Promise.all(calls.map((call) => call.untilEnded(server, deadline)));
  for (const [n, call] of calls.entries()) {
    const end = ended[n]!;
    const { is, ought } = await call.effect(end);
    const of = { operation: call.operation.name, state: end.state };
    expect({ ...of, effect: is }).toEqual({ ...of, effect: ought });
    const told = call.operation.messages[end.state];
    await waitFor(`${of.operation}: ${JSON.stringify(told)}`, async () => {
      const messages = await call.messages(end);
      return messages.length >= (told?.length ?? 0) && messages.every((message) => !/ queued$/.test(message));
    });
    expect({ ...of, messages: await call.messages(end) }).toEqual({ ...of, messages: told });
  }
  expect(await desk.flaws()).toEqual([]);
}

it('F20 the steps of every operation are known', async () => {
  const calls: SentCall[] = [];
  for (const operation of OPERATIONS) {
    const call = await SentCall.prepare(desk, operation);
    const name = operation.name.replaceAll(' ', '-');
    expect((await call.send(server, { 'x-fault-trace': name }))?.status).toBeLessThan(300);
    const points = server.passed.filter((passed) => passed.call === name).map(({ point }) => point);
    ofCalls.push({ name: operation.name, points: [...new Set(points)] });
    calls.push(call);
  }
  await expectAllWell(calls);
  const inBackground = server.passed.filter(({ call, point }) => call === null && background.test(point));
  ofMessages = [...new Set(inBackground.map(({ point }) => point))];
  expect(ofCalls.flatMap(({ points }) => points)).toEqual(
    expect.arrayContaining(['topUp.create.committed', 'payment.after-charge', 'renewal.advance.uncommitted']),
  );
  expect(ofMessages).toEqual(expect.arrayContaining(['outbox.queued', 'notification.after-send']));
  expect(standingTogether(ofMessages).flat().sort()).toEqual(ofMessages.toSorted());
}, 120_000);

describe.each(Array.from({ length: ROUNDS }, (_none, n) => n + 1))('round %i', () => {
  it('L1 L2 L3 L5 L7 L9 P1 P2 P3 R1 R3 A3 J1 F1 F20 killed while every operation stands at every one of its steps', async () => {
    const frozen: SentCall[] = [];
    const lost: Promise<unknown>[] = [];
    const before = server.passed.length;
    const freeze = async (operation: MoneyOperation): Promise<void> => {
      for (const point of ofCalls.find(({ name }) => name === operation.name)?.points ?? []) {
        const call = await SentCall.prepare(desk, operation, await desk.signInAnother(operation.by));
        frozen.push(call);
        lost.push(call.send(server, { 'x-freeze-at': point }));
      }
    };
    await Promise.all(OPERATIONS.map(freeze));
    const standing = () => server.passed.slice(before).filter((passed) => passed.frozen).length;
    await waitFor('all operations stand at their steps', () => standing() === frozen.length);
    await server.kill();
    expect(await Promise.all(lost)).toEqual(frozen.map(() => null));
    server = await desk.startServer();
    const again = await Promise.all(frozen.map((call) => call.send(server)));
    expect(again.filter((answer) => !answer || answer.status >= 300)).toEqual([]);
    await expectAllWell(frozen);
  }, 240_000);

  it('J1 J2 F2 F20 killed while messages stand at every step between the change and their sending', async () => {
    const calls: SentCall[] = [];
    let turn = 0;
    for (const points of standingTogether(ofMessages)) {
      for (const point of points) {
        const some = Array.from({ length: PER_POINT }, () => TOLD[turn++ % TOLD.length]!);
        const now = await Promise.all(some.map((operation) => SentCall.prepare(desk, operation)));
        server.freezeNext(point);
        await Promise.all(now.map((call) => call.send(server)));
        await waitFor(`a message stands at ${point}`, () => server.standsAt(point));
        calls.push(...now);
      }
      await server.kill();
      server = await desk.startServer();
    }
    await expectAllWell(calls);
  }, 480_000);
});
