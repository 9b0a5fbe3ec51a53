/**
 * `npm run bench -- 100000`: measures UR Desk beside a bare `node:http` + `pg` server on the same database in one run, autocannon at 10
 * connections, and prints a table. The number is how many customers there are; their database is kept in `data/bench-<n>`.
 */
import { bootstrap } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { runBench } = await import('./bench/run.mjs');
await runBench(Number(process.argv[2] ?? 10_000), process.argv.slice(3));
