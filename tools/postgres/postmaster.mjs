import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `postmaster.pid` of a data folder says, if that server is really running: `{ pid, port, socketDir }`.
 * A file left behind by a crash whose process number now belongs to another program is removed, as PostgreSQL would refuse to start.
 */
export function findPostmaster(dataDir) {
  const lines = readPidFile(dataDir);
  if (!lines) return undefined;
  const pid = Number(lines[0]);
  if (!isAlive(pid)) return undefined;
  if (!isPostgresRunning(pid)) {
    rmSync(join(dataDir, 'postmaster.pid'), { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), socketDir: lines[4] };
}

function readPidFile(dataDir) {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

export function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A dead server that nobody has reaped yet has no command line any more. */
export const isPostgresRunning = (pid) => isAlive(pid) && commandOf(pid).includes('postgres');

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}
