/** The built server as a child process: database prepared, server ready, server stopped. Used by `npm start` and by the browser tests. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { NODE, ROOT, toolEnvironment } from './bootstrap.mjs';

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** Spares later starts the compilation of the libraries, about a quarter of the start. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'ur-desk', 'compiled');
const FOLLOW_PARENT = pathToFileURL(join(ROOT, 'tools', 'follow-parent.mjs')).href;

/** Migrates the database, and fills it with demo data when `SEED=demo` and it is empty. */
export async function prepareDatabase({ env, logFile }) {
  const { exited } = launch('apps/api/dist/commands/prepare.js', { env, logFile });
  const code = await exited;
  if (code !== 0)
    throw new Error(`The database could not be prepared (exit code ${code}):\n${lastLines(logFile)}`);
}

/**
 * Starts the server and waits until it is ready. `exited` resolves with its exit code whenever it ends. `preload`: a module that
 * Node loads before the server; tests bring their faults in that way, as the server itself reads none from anywhere.
 */
export async function startServer({ port, env, logFile, preload }) {
  const server = launch('apps/api/dist/main.js', { env: { ...env, PORT: String(port) }, logFile, preload });
  const stop = () => end(server);
  try {
    await becomesReady(server, port, logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, child: server.child, exited: server.exited, stop };
}

/** A group of its own: Ctrl-C must reach us alone, so that server and database stop in this order. */
function launch(script, { env, logFile, preload }) {
  const log = openLog(logFile);
  const imports = [FOLLOW_PARENT, ...(preload ? [pathToFileURL(preload).href] : [])];
  const flags = ['--enable-source-maps', ...imports.flatMap((module) => ['--import', module])];
  const child = spawn(NODE, [...flags, join(ROOT, script)], {
    cwd: ROOT,
    env: toolEnvironment({ NODE_COMPILE_CACHE: COMPILED, ...env }),
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const exited = new Promise((done) => {
    child.once('exit', (code, signal) => done(code ?? signal ?? 1));
    child.once('error', () => done(1));
  });
  return { child, exited };
}

async function becomesReady({ child }, port, logFile) {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The server ended while starting:\n${lastLines(logFile)}`);
    }
    if (await isReady(port)) return;
    await sleep(100);
  }
  throw new Error(
    `The server did not become ready within ${READY_TIMEOUT_MS / 1000} s:\n${lastLines(logFile)}`,
  );
}

async function isReady(port) {
  try {
    const answer = await fetch(`http://localhost:${port}/health/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function end({ child, exited }) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(timer);
}

function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

const lastLines = (file) => readFileSync(file, 'utf8').trim().split('\n').slice(-30).join('\n');

/** Whether a server could listen on the port now, on either protocol. */
export async function isPortFree(port) {
  for (const host of ['127.0.0.1', '::', '0.0.0.0']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port, host) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(true)));
  });
}

export function findFreePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
