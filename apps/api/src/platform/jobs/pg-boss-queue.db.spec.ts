import { EventEmitter, once } from 'node:events';
import { type Logger } from 'nestjs-pino';
import { testDatabaseUrl } from '../../../test/database';
import { testConfig } from '../config/config';
import { Jobs } from './jobs';
import { PgBossQueue } from './pg-boss-queue';

const errors: unknown[] = [];
const logger = { error: (line: unknown) => errors.push(line) } as unknown as Logger;

/** A queue that runs, with one kind of job. */
async function started(name: string, handler: (n: number) => Promise<void>, perTurn: number) {
  const jobs = new Jobs();
  jobs.define(name, (data) => handler(Number(data['n'])), { perTurn });
  const config = testConfig(await testDatabaseUrl(), { runJobs: true });
  const queue = new PgBossQueue(config, jobs, logger);
  await queue.onApplicationBootstrap();
  return { jobs, stop: () => queue.onApplicationShutdown() };
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_none, n) => ({ key: `${n}`, data: { n } }));

it('runs a crowd of jobs in turns, not one a second, and each for itself', async () => {
  const ran: number[] = [];
  const heard = new EventEmitter();
  const handler = async (n: number) => {
    if (n === 7) throw new Error('a poison job');
    ran.push(n);
    if (ran.length === 119) heard.emit('all');
  };
  const { jobs, stop } = await started('crowd-for-test', handler, 50);
  const all = once(heard, 'all', { signal: AbortSignal.timeout(20_000) });
  await jobs.sendMany('crowd-for-test', numbered(120));
  await all;
  await stop();
  expect(ran.sort((a, b) => a - b)).toEqual(
    numbered(120)
      .map(({ data }) => data.n)
      .filter((n) => n !== 7),
  );
  // The poison job is tried again, alone.
  expect(errors.length).toBeGreaterThan(0);
}, 30_000);

it('accepts a key once while the first job with it waits', async () => {
  const ran: number[] = [];
  const heard = new EventEmitter();
  const handler = async (n: number) => {
    ran.push(n);
    if (ran.length === 2) heard.emit('both');
  };
  const { jobs, stop } = await started('keyed-for-test', handler, 10);
  const both = once(heard, 'both', { signal: AbortSignal.timeout(20_000) });
  const twice = [...numbered(1), ...numbered(1), ...numbered(2).slice(1)];
  await jobs.sendMany('keyed-for-test', twice);
  await both;
  await stop();
  expect(ran.sort((a, b) => a - b)).toEqual([0, 1]);
}, 30_000);
