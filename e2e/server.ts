import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TOOLS = join(__dirname, '..', 'tools');
const LOGS = join(__dirname, '..', 'test-results', 'server');

/** Known to the stories; the database lives as long as the run. */
export const DEMO_PASSWORD = 'Correct-Horse-7-Battery';

interface Postgres {
  createDatabase(name: string): Promise<void>;
  url(database: string): string;
  remove(): Promise<void>;
}
interface Tools {
  startPostgres(options: { dataDir: string; logFile: string; durable: boolean }): Promise<Postgres>;
  prepareDatabase(options: { env: Record<string, string>; logFile: string }): Promise<void>;
  startServer(options: {
    port: number;
    env: Record<string, string>;
    logFile: string;
  }): Promise<{ url: string; stop(): Promise<void> }>;
  findFreePort(): Promise<number>;
}

export interface RunningDesk {
  url: string;
  /** Where messages are written that would have been sent. */
  outbox: string;
  stop(): Promise<void>;
}

/** The built server on a database of its own with the demo data in it. */
export async function startDesk(): Promise<RunningDesk> {
  const { startPostgres, prepareDatabase, startServer, findFreePort } = await loadTools();
  const folder = mkdtempSync(join(tmpdir(), 'ur-desk-e2e-'));
  // Root's PostgreSQL runs as another account, which must be able to pass.
  chmodSync(folder, 0o711);
  const forget = () => rmSync(folder, { recursive: true, force: true });
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    logFile: join(LOGS, 'postgres.log'),
    durable: false,
  });
  const outbox = join(folder, 'outbox');
  try {
    await postgres.createDatabase('ur_desk');
    const env = { ...serverEnvironment(folder, outbox), DATABASE_URL: postgres.url('ur_desk') };
    await prepareDatabase({ env, logFile: join(LOGS, 'prepare.log') });
    const port = await findFreePort();
    const server = await startServer({ port, env, logFile: join(LOGS, 'api.log') });
    const stop = async () => {
      await server.stop();
      await postgres.remove();
      forget();
    };
    return { url: server.url, outbox, stop };
  } catch (error) {
    await postgres.remove();
    forget();
    throw error;
  }
}

async function loadTools(): Promise<Tools> {
  const [postgres, server] = (await Promise.all([
    import(join(TOOLS, 'postgres.mjs')),
    import(join(TOOLS, 'server.mjs')),
  ])) as [Tools, Tools];
  return { ...server, ...postgres };
}

const serverEnvironment = (folder: string, outbox: string): Record<string, string> => ({
  NODE_ENV: 'production',
  SEED: 'demo',
  // Enough for pages, filters and searches; the usual thousands would take longer than all stories' sign-ins together.
  DEMO_CUSTOMERS: '300',
  DEMO_PASSWORD,
  ADMIN_DIST: join(__dirname, '..', 'apps', 'admin', 'dist'),
  OUTBOX_DIR: outbox,
  UPLOAD_DIR: join(folder, 'uploads'),
  SMTP_URL: '',
  DATA_KEY: createHash('sha256').update(randomBytes(32)).digest('base64'),
});
