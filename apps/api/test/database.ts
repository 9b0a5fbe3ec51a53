import { type DataSource } from 'typeorm';
import { buildDataSource } from '../src/data-source';
import { REFERENCE_DATA } from '../src/migrations';

const made = new Set<string>();

/** The database of this jest worker: a copy of the migrated template, made when first asked for. */
export async function testDatabaseUrl(suffix = ''): Promise<string> {
  const prefix = process.env['TEST_DATABASE_PREFIX'] ?? '';
  const name = `${prefix}_${process.env['JEST_WORKER_ID'] ?? '1'}${suffix}`;
  const url = (process.env['TEST_DATABASE_URL'] ?? '')
    .replace('/postgres?', `/${name}?`)
    .replace(/\/postgres$/, `/${name}`);
  if (made.has(name)) return url;
  const admin = buildDataSource(process.env['TEST_DATABASE_URL'] ?? '', 1);
  await admin.initialize();
  // Specs of one worker run one after the other, each in a fresh module registry: the copy may be there already.
  const exists = await admin.query<unknown[]>('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (exists.length === 0) await admin.query(`CREATE DATABASE ${name} TEMPLATE ${prefix}_template`);
  await admin.destroy();
  made.add(name);
  return url;
}

/**
 * As after the migrations: every table but their own is emptied, the append-only ones included (only a test's superuser can
 * do that), and what migrations put in is put in again.
 */
export async function cleanDatabase(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (em) => {
    await em.query("SET LOCAL session_replication_role = 'replica'");
    const tables = await em.query<{ name: string }[]>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'",
    );
    for (const { name } of tables) await em.query(`DELETE FROM ${name}`);
    for (const sql of REFERENCE_DATA) await em.query(sql);
  });
}
