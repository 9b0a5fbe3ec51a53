/**
 * `npm run test:faults`: what `npm test` does a little of, at length: money against its model, `MODEL_SEEDS` (200) times
 * `MODEL_LENGTH` (2,000) operations from `MODEL_FIRST_SEED` on, which is another one each time unless it is given; and processes of
 * the built API: killed at every step, `KILL_ROUNDS` (10) times; `STORM_OPERATIONS` (500), each sent four times by `STORM_CLIENTS` (64)
 * to two processes of which one is killed; the events of `EVENT_PAYMENTS` (500) payments, duplicated and shuffled; and `RUSH_TRIES`
 * (10,000) tries of a coupon with `RUSH_USES` (100) by `RUSH_CLIENTS` (64).
 * `npm run test:faults -- processes` runs one of both.
 */
import { randomInt } from 'node:crypto';
import { bootstrap } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { buildIfChanged } = await import('./build.mjs');
const { run } = await import('./phases.mjs');
const env = {
  MODEL_SEEDS: process.env.MODEL_SEEDS ?? '200',
  MODEL_LENGTH: process.env.MODEL_LENGTH ?? '2000',
  MODEL_FIRST_SEED: process.env.MODEL_FIRST_SEED ?? String(randomInt(2 ** 30)),
  KILL_ROUNDS: process.env.KILL_ROUNDS ?? '10',
  STORM_OPERATIONS: process.env.STORM_OPERATIONS ?? '500',
  STORM_CLIENTS: process.env.STORM_CLIENTS ?? '64',
  STORM_SEED: process.env.STORM_SEED ?? String(randomInt(2 ** 30)),
  EVENT_PAYMENTS: process.env.EVENT_PAYMENTS ?? '500',
  RUSH_TRIES: process.env.RUSH_TRIES ?? '10000',
  RUSH_USES: process.env.RUSH_USES ?? '100',
  RUSH_CLIENTS: process.env.RUSH_CLIENTS ?? '64',
};
const LONGEST_MS = 8 * 3_600_000;
const PARTS = {
  processes: ['test:processes'],
  model: ['test', 'test/money.model.spec.ts'],
};

const wanted = process.argv.slice(2);
const parts = Object.entries(PARTS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
if (parts.length === 0) console.error(`There is: ${Object.keys(PARTS).join(', ')}`);
console.log(
  Object.entries(env)
    .map((pair) => pair.join('='))
    .join(' '),
);
buildIfChanged();
let passed = parts.length > 0;
for (const [name, [script, ...args]] of parts) {
  console.log(`\n===== ${name} =====`);
  const command = ['run', '--silent', script, '--workspace=apps/api', '--', ...args];
  passed = (await run('npm', command, { env, longestMs: LONGEST_MS })) && passed;
}
process.exit(passed ? 0 : 1);
