/** `npm run check`: everything that can be judged without running the product. */
import { mkdirSync } from 'node:fs';
import { bootstrap } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { REPORTS } = await import('./phases.mjs');
const { runChecks } = await import('./checks.mjs');
mkdirSync(REPORTS, { recursive: true });
const failed = (await runChecks()).filter(({ passed }) => !passed);
console.log(failed.length ? `\nFailed: ${failed.map(({ name }) => name).join(', ')}` : '\nAll checks passed');
process.exit(failed.length ? 1 : 0);
