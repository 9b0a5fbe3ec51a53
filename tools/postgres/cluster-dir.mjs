import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { canReach, SYSTEM_DIR } from './account.mjs';

/** `sun_path` holds 108 bytes on Linux, 104 on macOS, the closing NUL included; `/.s.PGSQL.5432` follows the folder. */
const LONGEST_SOCKET_DIR = 103 - '/.s.PGSQL.5432'.length;

/**
 * The real folder of the cluster. Usually `dataDir` itself; when PostgreSQL runs as another account that cannot enter the
 * clone (root with a clone in its home), a folder below /var/lib/ur-desk (the temporary folder for a throw-away cluster), and
 * `dataDir` becomes a link to it: whoever deletes `data/` gets a fresh database as everywhere else.
 */
export function resolveClusterDir(dataDir, { account, durable }) {
  const wanted = resolve(dataDir);
  mkdirSync(dirname(wanted), { recursive: true });
  if (isLink(wanted)) {
    if (existsSync(wanted)) return realpathSync(wanted);
    rmSync(wanted);
  }
  if (canReach(wanted, account) || isInUse(wanted)) return wanted;
  rmSync(wanted, { recursive: true, force: true });
  const base = durable ? SYSTEM_DIR : tmpdir();
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const elsewhere = join(base, `ur-desk-${basename(wanted)}-${randomBytes(4).toString('hex')}`);
  makePrivateDir(elsewhere, account);
  symlinkSync(elsewhere, wanted);
  return elsewhere;
}

const isInUse = (path) => existsSync(path) && readdirSync(path).length > 0;
const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

export function makePrivateDir(path, account) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  if (account.isSwitched) chownSync(path, account.ids.uid, account.ids.gid);
}

/** 'ready' to start, 'empty' to be initialised; anything else is an error that says what is wrong. */
export function inspectClusterDir(clusterDir, majorVersion) {
  if (!existsSync(clusterDir) || readdirSync(clusterDir).length === 0) return 'empty';
  const versionFile = join(clusterDir, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new Error(
      `${clusterDir} holds files but no PostgreSQL database. Move it away; a new one will be made.`,
    );
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== majorVersion) {
    throw new Error(
      `${clusterDir} was made by PostgreSQL ${version}, this is ${majorVersion}. Export with the old version and import here.`,
    );
  }
  return 'ready';
}

/** The socket lives in the private cluster folder; a path too long for a socket gets a short private folder of its own. */
export function socketDirFor(clusterDir, account) {
  if (Buffer.byteLength(clusterDir) <= LONGEST_SOCKET_DIR) return clusterDir;
  const short = mkdtempSync(join(Buffer.byteLength(tmpdir()) > 60 ? '/tmp' : tmpdir(), 'ur-desk-'));
  makePrivateDir(short, account);
  return short;
}
