/**
 * First step of `npm start` and `npm test`: the host brings Node >= 20.19 and npm, everything else comes from the lock file.
 * Only Node's own modules may be imported here, as nothing else need be installed yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BIN = join(ROOT, 'node_modules', '.bin');
export const NODE = join(BIN, process.platform === 'win32' ? 'node.exe' : 'node');
const OLDEST_HOST = [20, 19];

/** Installs what is missing and returns on the project's own Node; on another one the script is run again there and this process only waits. */
export async function bootstrap(scriptUrl) {
  requireHostNode();
  process.chdir(ROOT);
  if (!isInstalled()) await install();
  if (!isProjectNode()) process.exit(await runAgain(fileURLToPath(scriptUrl)));
}

function requireHostNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_HOST[0] || (major === OLDEST_HOST[0] && minor >= OLDEST_HOST[1])) return;
  console.error(
    `Node ${OLDEST_HOST.join('.')} or newer is needed to install; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

/**
 * Whether node_modules is what the lock file says. npm writes a lock file of its own at the very end of an installation, so an
 * interrupted one counts as missing; packages for other platforms are absent on purpose.
 */
export function isInstalled() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const present = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!wanted || !present || !existsSync(NODE)) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link || entry.optional || entry.peer) return true;
    return present[path]?.version === entry.version;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * `npm ci` refuses a lock file that was written against a registry without the packages of other platforms; then the same
 * versions are installed without that comparison.
 */
async function install() {
  console.log('Installing packages (first run, or package-lock.json has changed) …');
  const quiet = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const strict = await runNpm(['ci', ...quiet], 'pipe');
  if (strict.status !== 0) {
    const isRefused = /EUSAGE/.test(strict.errors);
    if (!isRefused) process.stderr.write(strict.errors);
    await runNpm(['install', '--no-save', ...quiet], 'inherit');
  }
  if (isInstalled()) return;
  console.error('The packages could not be installed. Is the package registry reachable?');
  process.exit(1);
}

/** On the host's Node: `npm ci` deletes the project's Node while it runs. npm itself says nothing for minutes, so we do. */
function runNpm(args, stderr) {
  const env = { ...process.env, PATH: hostPath() };
  const options = { cwd: ROOT, env, stdio: ['ignore', 'inherit', stderr] };
  const { npm_execpath: npmScript, npm_node_execpath: hostNode } = process.env;
  const isOurs = hostNode?.startsWith(join(ROOT, 'node_modules'));
  const npm =
    npmScript?.endsWith('.js') && hostNode && !isOurs
      ? spawn(hostNode, [npmScript, ...args], options)
      : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
  return finished(npm);
}

const SIGN_OF_LIFE_MS = 10_000;

function finished(child) {
  const start = Date.now();
  const signs = setInterval(() => {
    console.log(`  … still at it (${Math.round((Date.now() - start) / 1000)} s)`);
  }, SIGN_OF_LIFE_MS);
  let errors = '';
  child.stderr?.on('data', (part) => (errors += String(part)));
  return new Promise((done) => {
    child.on('error', (error) => done({ status: 1, errors: `${error.message}\n` }));
    child.on('close', (status) => done({ status, errors }));
  }).finally(() => clearInterval(signs));
}

const hostPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((dir) => !dir.startsWith(join(ROOT, 'node_modules')))
    .join(delimiter);

function isProjectNode() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'node', 'package.json'), 'utf8'));
  return version.split('.')[0] === process.versions.node.split('.')[0];
}

/** The channel tells the inner process of our end, even by kill -9. */
function runAgain(script) {
  return new Promise((done, fail) => {
    const args = [script, ...process.argv.slice(2)];
    const inner = spawn(NODE, args, {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: toolEnvironment(),
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => inner.kill(signal));
    inner.on('error', fail);
    inner.on('exit', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** For every program we start: the project's Node first, Nx quiet and on its own. */
export function toolEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: [BIN, hostPath()].join(delimiter),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    NX_INTERACTIVE: 'false',
    ...extra,
  };
}
