import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a root user's cluster lives when PostgreSQL's account cannot enter the clone. */
export const SYSTEM_DIR = '/var/lib/ur-desk';

/**
 * The account that PostgreSQL runs as. It refuses root, so root lends it `postgres` (made when missing) or `nobody`;
 * everybody else runs it as themselves.
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return { ids: {}, isSwitched: false };
  const ids = idsOf('postgres') ?? createAccount() ?? idsOf('nobody');
  if (!ids)
    throw new Error(
      'PostgreSQL refuses to run as root and no account named postgres could be made. Run npm start as another user.',
    );
  return { ids, isSwitched: true };
}

function idsOf(name) {
  const uid = Number.parseInt(output('id', ['-u', name]), 10);
  const gid = Number.parseInt(output('id', ['-g', name]), 10);
  return uid > 0 && gid > 0 ? { uid, gid } : undefined;
}

function createAccount() {
  spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
    { stdio: 'ignore' },
  );
  return idsOf('postgres');
}

const output = (command, args) => spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '';

/** Whether the account may pass through every folder above `path`. */
export function canReach(path, { ids, isSwitched }) {
  if (!isSwitched) return true;
  for (let dir = dirname(path); ; dir = dirname(dir)) {
    if (!maySearch(statSync(dir), ids)) return false;
    if (dir === dirname(dir)) return true;
  }
}

function maySearch({ mode, uid, gid }, ids) {
  if (uid === ids.uid) return (mode & 0o100) !== 0;
  if (gid === ids.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Variables such as PGDATA or PGPORT of the user's shell must not reach the server. */
export function serverEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_') && name !== 'LANG',
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
