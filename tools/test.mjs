/** `npm test`: every check and every test, unit to browser. `npm test -- checks api` runs some of the phases. */
import { bootstrap } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { runAllPhases } = await import('./all-tests.mjs');
process.exit((await runAllPhases(process.argv.slice(2))) ? 0 : 1);
