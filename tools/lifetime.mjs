/** Who ends with whom: `npm start` stops when whatever started it is gone, and only one runs in a folder. */
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import { spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';

const LOOK_EVERY_MS = 500;

/** Calls `stop` on Ctrl-C, on a polite kill, and when our parent was killed without a chance to tell us. */
export function onEnd(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  process.on('disconnect', () => stop('parent'));
  if (process.env.npm_lifecycle_event) watchParents(stop);
}

/** npm runs a script directly or through a shell, which would not tell us that npm is gone. */
function watchParents(stop) {
  const parents = process.connected ? [] : [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1);
  const timer = setInterval(() => {
    if (parents.every(isAlive)) return;
    clearInterval(timer);
    stop('parent');
  }, LOOK_EVERY_MS);
  timer.unref();
}

const parentOf = (pid) =>
  Number.parseInt(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout, 10);

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Claims `socketFile`: a socket that somebody answers on, unlike a pid file, cannot be left behind by a killed process.
 * Returns `{ holder }` when another process holds it, else `{ wasLeftOver }`. The path is relative to the working folder, as sockets
 * allow about 100 characters.
 */
export async function claim(socketFile, about) {
  mkdirSync(dirname(socketFile), { recursive: true });
  const answer = await ask(socketFile);
  if (answer.holder) return answer;
  rmSync(socketFile, { force: true });
  const server = createServer((socket) => socket.on('error', () => {}).end(JSON.stringify(about())));
  await new Promise((done) => server.once('listening', done).once('error', done).listen(socketFile));
  server.unref();
  process.on('exit', () => rmSync(socketFile, { force: true }));
  return answer;
}

function ask(socketFile) {
  return new Promise((done) => {
    const socket = connect(socketFile);
    socket.once('error', (error) => done({ wasLeftOver: error.code === 'ECONNREFUSED' }));
    socket.once('connect', async () => done({ holder: JSON.parse(await text(socket)) }));
  });
}
