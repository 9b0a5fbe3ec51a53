import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfChanged } from './build.mjs';
import { claim, onEnd } from './lifetime.mjs';
import { startPostgres } from './postgres.mjs';
import { loadSecrets } from './secrets.mjs';
import { isPortFree, prepareDatabase, startServer } from './server.mjs';

const DATA = 'data';
/** A server whose starter was killed ends by itself within this time. */
const LEFT_OVER_PATIENCE_MS = 8_000;
const DEMO_ACCOUNTS = {
  agent: 'support agent',
  supervisor: 'supervisor',
  marketing: 'marketing',
  finance: 'finance',
  admin: 'administrator',
  auditor: 'auditor, reads only',
};

/** Starts database and server, prints where the desk is, and runs until it is told to stop. */
export async function runDesk() {
  const running = { stopping: false };
  const stop = (reason) => stopDesk(running, reason);
  onEnd(stop);
  try {
    await startDesk(running);
  } catch (error) {
    if (!running.stopping) console.error(`\n${error.message}`);
    await stopDesk(running, 'failure', 1);
  }
}

async function startDesk(running) {
  const port = portFromEnvironment();
  await ensureOnlyOne(port, running);
  buildIfChanged();
  if (running.stopping) return;
  const secrets = loadSecrets(resolve(DATA, 'secrets.json'));
  const databaseUrl = process.env.DATABASE_URL || (await startDatabase(running));
  const seed = process.env.SEED || (process.env.DATABASE_URL ? 'none' : 'demo');
  const env = serverEnvironment({ databaseUrl, secrets, seed });
  if (running.stopping) return;
  console.log(
    seed === 'demo' ? 'Preparing the database (demo data the first time) …' : 'Preparing the database …',
  );
  await prepareDatabase({ env, logFile: resolve(DATA, 'logs', 'prepare.log') });
  if (running.stopping) return;
  running.server = await startServer({ port, env, logFile: resolve(DATA, 'logs', 'api.log') });
  announce(running.server.url, seed, secrets.DEMO_PASSWORD);
  void running.server.exited.then((code) => stopDesk(running, 'server', code));
}

function portFromEnvironment() {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT is "${process.env.PORT}"; it must be a number from 1 to 65535.`);
}

async function ensureOnlyOne(port, running) {
  const { holder, wasLeftOver } = await claimPatiently({ port, running });
  if (holder) {
    throw new Error(
      `UR Desk is already started from this folder: http://localhost:${holder.port} (process ${holder.pid}). Stop it with Ctrl-C there.`,
    );
  }
  const deadline = Date.now() + (wasLeftOver ? LEFT_OVER_PATIENCE_MS : 0);
  while (!(await isPortFree(port))) {
    if (Date.now() >= deadline) {
      throw new Error(`Port ${port} is in use by another program. Choose another one: PORT=3001 npm start`);
    }
    await sleep(100);
  }
}

/** One whose npm was killed notices it within a second and then needs a moment to stop. */
async function claimPatiently({ port, running }) {
  const about = () => ({ pid: process.pid, port, isStopping: running.stopping });
  const start = Date.now();
  for (;;) {
    const answer = await claim(`${DATA}/start.sock`, about);
    const waited = Date.now() - start;
    if (!answer.holder || waited > (answer.holder.isStopping ? LEFT_OVER_PATIENCE_MS : 1_500)) return answer;
    await sleep(100);
  }
}

async function startDatabase(running) {
  // The promise is kept, so that a stop in the middle of the start waits for it and leaves no database behind.
  running.postgres = startPostgres({
    dataDir: resolve(DATA, 'postgres'),
    logFile: resolve(DATA, 'logs', 'postgres.log'),
  });
  const postgres = await running.postgres;
  await postgres.createDatabase('ur_desk');
  return postgres.url('ur_desk');
}

function serverEnvironment({ databaseUrl, secrets, seed }) {
  return {
    NODE_ENV: process.env.NODE_ENV || 'production',
    ADMIN_DIST: resolve(process.env.ADMIN_DIST || 'apps/admin/dist'),
    OUTBOX_DIR: resolve(process.env.OUTBOX_DIR || `${DATA}/outbox`),
    DATABASE_URL: databaseUrl,
    SEED: seed,
    ...secrets,
  };
}

function announce(url, seed, password) {
  console.log(`\nUR Desk is ready: ${url}\n`);
  if (seed === 'demo') {
    console.log(`Demo accounts, all with the password ${password}`);
    for (const [name, role] of Object.entries(DEMO_ACCOUNTS))
      console.log(`  ${`${name}@ur-desk.example`.padEnd(28)} ${role}`);
    if (process.env.DEMO_PASSWORD && process.env.DEMO_PASSWORD !== password) {
      console.log(
        '  (DEMO_PASSWORD is ignored: the accounts keep the password they were made with; delete data/ to begin anew)',
      );
    }
    console.log('');
  }
  console.log(`Data and logs are in ${resolve(DATA)}. Ctrl-C stops everything.`);
}

/** Server first, then database; exits the process. Repeated signals change nothing. */
async function stopDesk(running, reason, code = 0) {
  if (running.stopping) return;
  running.stopping = true;
  if (reason === 'server')
    console.error(`\nThe server ended by itself (${code}); see ${resolve(DATA, 'logs', 'api.log')}`);
  else if (reason !== 'failure') console.log('\nStopping …');
  try {
    await running.server?.stop();
    await (await running.postgres)?.stop();
  } catch (error) {
    console.error(error.message);
    code ||= 1;
  }
  process.exit(typeof code === 'number' ? code : 1);
}
