import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDataSource } from '../src/data-source';

interface TestServer {
  url(database: string): string;
  /** Stops the server and deletes its data. */
  remove(): Promise<void>;
}

declare global {
  var testServer: TestServer | undefined;
}

/**
 * One throw-away PostgreSQL per run, with one migrated template database; each jest worker works on its own copy.
 * `TEST_POSTGRES_URL` names another server instead: the address of its maintenance database.
 */
export default async function setUp(): Promise<void> {
  const prefix = `ur_desk_test_${process.pid}`;
  const server = process.env['TEST_POSTGRES_URL'] ? null : await startServer();
  globalThis.testServer = server ?? undefined;
  const urlOf = server
    ? (name: string) => server.url(name)
    : (name: string) => otherDatabase(process.env['TEST_POSTGRES_URL'] ?? '', name);
  const admin = buildDataSource(urlOf('postgres'), 1);
  await admin.initialize();
  await admin.query(`CREATE DATABASE ${prefix}_template`);
  await admin.destroy();
  const template = buildDataSource(urlOf(`${prefix}_template`), 1);
  await template.initialize();
  await template.runMigrations({ transaction: 'each' });
  for (const sql of withoutGuards()) await template.query(sql);
  await template.destroy();
  process.env['TEST_DATABASE_PREFIX'] = prefix;
  process.env['TEST_DATABASE_URL'] = urlOf('postgres');
}

/** What `npm run test:sabotage` takes out of the schema, to see that a test turns red. */
const withoutGuards = (): string[] => JSON.parse(process.env['SABOTAGE_SQL'] ?? '[]') as string[];

async function startServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ur-desk-test-'));
  // Root's PostgreSQL runs as another account, which must be able to pass.
  chmodSync(folder, 0o711);
  const supervisor = join(__dirname, '../../../tools/postgres.mjs');
  const { startPostgres } = (await import(supervisor)) as {
    startPostgres(options: object): Promise<TestServer>;
  };
  const dataDir = join(folder, 'pg');
  const server = await startPostgres({ dataDir, logFile: `${dataDir}.log`, durable: false });
  const remove = async () => {
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, remove };
}

/** A socket's address, which has no host in front of its path, is no `URL`. */
const otherDatabase = (url: string, name: string): string => url.replace(/\/[^/?]*(?=\?|$)/, `/${name}`);
