/**
 * `npm run test:faults`: what `npm test` does a little of, at length: money against its model, `MODEL_SEEDS` (200) times
 * `MODEL_LENGTH` (2,000) operations from `MODEL_FIRST_SEED` on, which is another one each time unless it is given.
 */
import { randomInt } from 'node:crypto';
import { bootstrap } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { run } = await import('./phases.mjs');
const env = {
  MODEL_SEEDS: process.env.MODEL_SEEDS ?? '200',
  MODEL_LENGTH: process.env.MODEL_LENGTH ?? '2000',
  MODEL_FIRST_SEED: process.env.MODEL_FIRST_SEED ?? String(randomInt(2 ** 30)),
};
console.log(
  Object.entries(env)
    .map((pair) => pair.join('='))
    .join(' '),
);
const args = ['run', '--silent', 'test', '--workspace=apps/api', '--', 'test/money.model.spec.ts'];
process.exit((await run('npm', args, env)) ? 0 : 1);
