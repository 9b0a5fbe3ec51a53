import { fork, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { buildIfChanged } from '../build.mjs';
import { startPostgres } from '../postgres.mjs';
import { prepareDatabase, startServer } from '../server.mjs';
import { loadSecrets } from '../secrets.mjs';
import { NODE, ROOT, toolEnvironment } from '../bootstrap.mjs';
import { measureBatches } from './batches.mjs';
import { measure } from './measure.mjs';
import { OPERATIONS } from './operations.mjs';
import { loadSample } from './sample.mjs';
import { printBatches, printTable } from './table.mjs';

const PASSWORD = 'bench-only-password';
const API_PORT = 3901;
const BARE_PORT = 3902;

/** Sets everything up, measures each operation on both servers, prints, and stops what it started. */
export async function runBench(customers, only) {
  if (!Number.isInteger(customers) || customers < 100)
    throw new Error('Say how many customers: npm run bench -- 100000');
  buildIfChanged();
  const data = resolve('data', `bench-${customers}`);
  const postgres = await startPostgres({
    dataDir: join(data, 'postgres'),
    logFile: join(data, 'postgres.log'),
  });
  try {
    await postgres.createDatabase('ur_desk');
    const env = environment(postgres.url('ur_desk'), data, customers);
    console.log(`Preparing ${customers.toLocaleString('en')} customers (kept for the next run) …`);
    await prepareDatabase({ env, logFile: join(data, 'prepare.log') });
    await forgetOldWork(env.DATABASE_URL);
    await compare({ env, data, customers, only });
    verifyLedger(env);
  } finally {
    await postgres.stop();
  }
}

function environment(databaseUrl, data, customers) {
  const secrets = loadSecrets(join(data, 'secrets.json'));
  return {
    NODE_ENV: 'production',
    ADMIN_DIST: '',
    LOG_LEVEL: 'warn',
    OUTBOX_DIR: join(data, 'outbox'),
    UPLOAD_DIR: join(data, 'uploads'),
    SEED: 'demo',
    DEMO_CUSTOMERS: String(customers),
    DEMO_PERIODS: '1',
    DATABASE_URL: databaseUrl,
    ...secrets,
    DEMO_PASSWORD: PASSWORD,
  };
}

/** The messages about an earlier run's renewals would be sent while this one is measured. */
async function forgetOldWork(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('UPDATE outbox_event SET published_at = now() WHERE published_at IS NULL');
  const { rows } = await client.query(`SELECT to_regclass('pgboss.job') AS queue`);
  if (rows[0].queue)
    await client.query(`DELETE FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`);
  await client.end();
}

/** Figures of writes that left the ledger wrong are none. Throws when they did. */
function verifyLedger(env) {
  const { status, stdout } = spawnSync(NODE, [join(ROOT, 'apps/api/dist/commands/verify-ledger.js')], {
    env: toolEnvironment({ DATABASE_URL: env.DATABASE_URL }),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  console.log(`\n${stdout.trim().split('\n').at(-1)}`);
  if (status !== 0) throw new Error('the ledger is wrong: npm run verify:ledger says where');
}

/** Rejects when it ends before it is ready, as where its port is taken. */
async function endsInstead(bare) {
  await once(bare, 'exit');
  throw new Error(`The bare server did not start: is port ${BARE_PORT} taken?`);
}

async function compare({ env, data, customers, only }) {
  const server = await startServer({ port: API_PORT, env, logFile: join(data, 'api.log') });
  const bare = fork(join(ROOT, 'tools', 'bench', 'bare-server.mjs'), [String(BARE_PORT)], {
    env: { ...process.env, ...env },
  });
  await Promise.race([once(bare, 'message'), endsInstead(bare)]);
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    const sample = await loadSample(client);
    const ours = {
      base: `http://localhost:${API_PORT}`,
      headers: await signIn(`http://localhost:${API_PORT}`),
    };
    const theirs = { base: `http://localhost:${BARE_PORT}`, headers: {} };
    const asMarketing = async () => ({
      base: ours.base,
      headers: await signIn(ours.base, 'marketing@ur-desk.example'),
    });
    const rows = [];
    for (const operation of OPERATIONS.filter((one) => only.length === 0 || only.includes(one.key))) {
      const context = { client, sample, newKey: () => randomBytes(12).toString('hex'), asMarketing };
      const other = operation.bare ? await measure(operation.bare, theirs, context) : null;
      rows.push({ operation, ours: await measure(operation.ours, ours, context), bare: other });
      console.log(`  measured: ${operation.name}`);
    }
    printTable(rows, { customers, cores: cpus().length });
    printBatches(await measureBatches(client, only), customers);
  } finally {
    await client.end();
    bare.kill();
    await server.stop();
  }
}

async function signIn(base, email = 'agent@ur-desk.example') {
  const answer = await fetch(`${base}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'bench' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { cookie, 'x-requested-with': 'bench' };
}
