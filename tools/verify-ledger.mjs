/** `npm run verify:ledger`: proves the ledger of DATABASE_URL, or of the desk in this folder, whether it runs or not. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { bootstrap, NODE, ROOT, toolEnvironment } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { buildIfChanged } = await import('./build.mjs');
const { startPostgres } = await import('./postgres.mjs');

buildIfChanged();
const postgres = process.env.DATABASE_URL
  ? null
  : await startPostgres({
      dataDir: resolve('data', 'postgres'),
      logFile: resolve('data', 'logs', 'postgres.log'),
      share: true,
    });
const env = toolEnvironment({ DATABASE_URL: process.env.DATABASE_URL || postgres.url('ur_desk') });
const { status } = spawnSync(NODE, [join(ROOT, 'apps/api/dist/commands/verify-ledger.js')], {
  env,
  stdio: 'inherit',
});
await postgres?.stop();
process.exit(status ?? 2);
