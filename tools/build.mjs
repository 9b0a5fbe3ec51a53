import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NODE, ROOT, toolEnvironment } from './bootstrap.mjs';

const STAMP = join(ROOT, 'node_modules', '.cache', 'ur-desk', 'build.json');
const RESULTS = ['libs/domain/dist', 'apps/api/dist/main.js', 'apps/admin/dist/index.html'];
const SOURCES = [
  '{apps,libs}/*/{package.json,tsconfig.json,*.config.*,index.html}',
  '{apps,libs}/*/{src,public}/**/*',
  '{package-lock.json,nx.json,tsconfig.base.json,.swcrc}',
];

/** Builds unless the results are those of these very sources; Nx would find the same in its cache, but takes seconds to look. */
export function buildIfChanged() {
  const sources = hashSources();
  if (isBuilt(sources)) return;
  console.log('Building …');
  if (!build()) throw new Error('The build failed; see above.');
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ sources, results: resultTimes() }));
}

/** All projects through Nx, which is heard only when it fails; returns whether it succeeded. */
function build() {
  const args = [nxScript(), 'run-many', '-t', 'build', '--outputStyle=static'];
  const { status, stdout, stderr } = spawnSync(NODE, args, {
    cwd: ROOT,
    env: toolEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) process.stderr.write(Buffer.concat([stdout, stderr]));
  return status === 0;
}

export function nxScript() {
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'nx', 'package.json'), 'utf8'));
  return join(ROOT, 'node_modules', 'nx', bin.nx);
}

function isBuilt(sources) {
  if (!existsSync(STAMP)) return false;
  const stamp = JSON.parse(readFileSync(STAMP, 'utf8'));
  return stamp.sources === sources && JSON.stringify(stamp.results) === JSON.stringify(resultTimes());
}

const resultTimes = () =>
  RESULTS.map((path) => statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? null);

function hashSources() {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: ROOT }).sort()) {
    const file = join(ROOT, path);
    if (statSync(file).isFile()) hash.update(path).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
