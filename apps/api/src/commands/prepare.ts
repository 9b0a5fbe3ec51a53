import 'reflect-metadata';
import { buildDataSource } from '../data-source';
import { readConfig } from '../platform/config/config';
import { MIGRATING } from '../platform/db/connection';

const MIGRATION_LOCK = 7_215_001;
/** Another process may be at it for as long. */
const WAIT_FOR_LOCK = '10min';

/**
 * Brings the database up to date: runs the migrations that are missing, one process at a time (an advisory lock), and fills
 * an empty database with demo data where `SEED=demo` asks for it.
 */
async function prepare(): Promise<void> {
  const config = readConfig();
  const dataSource = await buildDataSource(config.databaseUrl, 2, MIGRATING).initialize();
  const lock = dataSource.createQueryRunner();
  await lock.query(`SET lock_timeout = '${WAIT_FOR_LOCK}'`);
  await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    if (done.length > 0) console.log(`migrated: ${done.map((migration) => migration.name).join(', ')}`);
    await seedIfAsked(config);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await dataSource.destroy();
  }
}

/** The demo data is loaded only when it is wanted: it is a large part of the program and operators never need it. */
async function seedIfAsked(config: ReturnType<typeof readConfig>): Promise<void> {
  if (process.env['SEED'] !== 'demo') return;
  const { seedDemo } = await import('../seed/seed-demo.js');
  await seedDemo(config);
}

prepare().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
