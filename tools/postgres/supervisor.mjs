import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { socketUrl, withClient } from './client.mjs';
import { serverEnvironment } from './account.mjs';
import { findPostmaster, isPostgresRunning } from './postmaster.mjs';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** A server that dies this often within a minute has a reason that another start does not remove. */
const MOST_RESTARTS_A_MINUTE = 5;
const PORT = 5432;

const SETTINGS = {
  listen_addresses: '',
  port: PORT,
  unix_socket_permissions: '0700',
  shared_buffers: '512MB',
  max_connections: 100,
  max_wal_size: '1GB',
  log_timezone: 'UTC',
  timezone: 'UTC',
  // A pipe of `logging_collector` would die with us; the log file is inherited.
  logging_collector: 'off',
};
/** For clusters that are thrown away: nothing is worth a disk flush. */
const NOT_DURABLE = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
};

/** Starts the server of an initialised cluster, starts it again when it dies, and stops it: `{ start, stop }`. */
export function supervise(cluster) {
  let isStopping = false;
  let server;
  const recentRestarts = [];

  const launch = () => {
    server = spawnServer(cluster);
    if (!cluster.durable) dieWithUs(server, cluster);
    server.once('exit', () => {
      if (server.isReady && !isStopping) void restart();
    });
    return server;
  };

  const restart = async () => {
    const now = Date.now();
    recentRestarts.push(now);
    if (recentRestarts.filter((at) => at > now - 60_000).length > MOST_RESTARTS_A_MINUTE) {
      console.error(`PostgreSQL keeps dying; see ${cluster.logFile}`);
      return;
    }
    console.error('PostgreSQL stopped unexpectedly; starting it again');
    await start().catch((error) => console.error(error.message));
  };

  const start = async () => {
    const deadline = Date.now() + START_TIMEOUT_MS;
    let logStart;
    do {
      if (isStopping) return;
      logStart = sizeOf(cluster.logFile);
      if (await becomesReady(cluster, launch(), deadline)) return;
      // After a crash, back ends of the former server may hold its memory for a moment longer.
      await sleep(250);
    } while (Date.now() < deadline && isTemporary(logSince(cluster, logStart)));
    throw new Error(
      `PostgreSQL did not start in ${cluster.dir}. Its log (${cluster.logFile}) says:\n${lastLines(logSince(cluster, logStart))}`,
    );
  };

  const stop = async () => {
    isStopping = true;
    await stopPostmaster(cluster);
    // Stopped in the middle of a start, before the pid file was written.
    if (server?.exitCode === null) server.kill('SIGINT');
    if (cluster.socketDir !== cluster.dir) rmSync(cluster.socketDir, { recursive: true, force: true });
  };

  return { start, stop };
}

function spawnServer(cluster) {
  const settings = {
    ...SETTINGS,
    ...(cluster.durable ? {} : NOT_DURABLE),
    unix_socket_directories: quoteList(cluster.socketDir),
  };
  const args = [
    '-D',
    cluster.dir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const log = openLog(cluster.logFile);
  // A group of its own: Ctrl-C in the terminal must reach us, not the database, which is stopped after the API.
  const server = spawn(cluster.postgres, args, {
    ...cluster.account.ids,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: serverEnvironment(),
  });
  closeSync(log);
  server.unref();
  server.on('error', () => {});
  return server;
}

/**
 * A throw-away server has no next start that would find it: when we are killed, the pipe closes and a shell ends the server.
 * The shell itself ends with the server.
 */
function dieWithUs(server, { account }) {
  if (!server.pid) return;
  const watch = 'read -r _; kill -QUIT "$0"';
  const watcher = spawn('/bin/sh', ['-c', watch, String(server.pid)], {
    ...account.ids,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => {});
  watcher.unref();
  watcher.stdin.unref?.();
  server.once('exit', () => watcher.kill('SIGKILL'));
}

const quoteList = (path) => `"${path.replaceAll('"', '""')}"`;

function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  if (sizeOf(file) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

async function becomesReady(cluster, server, deadline) {
  const url = socketUrl(cluster.socketDir, 'postgres');
  while (server.exitCode === null && server.signalCode === null && server.pid && Date.now() < deadline) {
    const isReady = await withClient(url, (client) => client.query('SELECT 1')).then(
      () => true,
      () => false,
    );
    if (isReady) {
      server.isReady = true;
      return true;
    }
    await sleep(50);
  }
  return false;
}

const isTemporary = (log) => /pre-existing shared memory block|lock file .* already exists/.test(log);

/** Ends the running server of the cluster, whoever started it: connections are cut, nothing is lost. */
export async function stopPostmaster(cluster) {
  for (const [signal, patience] of [
    ['SIGINT', STOP_TIMEOUT_MS],
    ['SIGQUIT', 5_000],
  ]) {
    const running = findPostmaster(cluster.dir);
    if (!running) return;
    process.kill(running.pid, signal);
    if (await ends(running.pid, patience)) return;
  }
  throw new Error(`PostgreSQL in ${cluster.dir} does not stop; see ${cluster.logFile}`);
}

async function ends(pid, patience) {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (!isPostgresRunning(pid)) return true;
    await sleep(25);
  }
  return false;
}

const sizeOf = (file) => (existsSync(file) ? statSync(file).size : 0);
const logSince = (cluster, start) =>
  existsSync(cluster.logFile) ? readFileSync(cluster.logFile).subarray(start).toString('utf8') : '';
const lastLines = (text) => text.trim().split('\n').slice(-8).join('\n');
