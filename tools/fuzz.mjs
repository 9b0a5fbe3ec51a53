/**
 * `npm run test:fuzz`: bad input for every operation of the API, far beyond what `npm test` sends, with other dice each time.
 * `FUZZ_PER_OPERATION` (2,000) says how much, `FUZZ_SEED` repeats a run, words on the command line choose operations.
 */
import { randomInt } from 'node:crypto';
import { bootstrap } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { run } = await import('./phases.mjs');
const env = {
  FUZZ_PER_OPERATION: process.env.FUZZ_PER_OPERATION ?? '2000',
  FUZZ_SEED: process.env.FUZZ_SEED ?? String(randomInt(2 ** 31)),
};
console.log(`FUZZ_SEED=${env.FUZZ_SEED} FUZZ_PER_OPERATION=${env.FUZZ_PER_OPERATION}`);
const words = process.argv.slice(2);
const chosen = words.length ? ['-t', [...words, 'nine in ten'].join('|')] : [];
const args = ['run', '--silent', 'test', '--workspace=apps/api', '--', 'test/bad-input.spec.ts', ...chosen];
process.exit((await run('npm', args, { env })) ? 0 : 1);
