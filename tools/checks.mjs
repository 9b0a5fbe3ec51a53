import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nxScript } from './build.mjs';
import { NODE, ROOT } from './bootstrap.mjs';
import { REPORTS, run } from './phases.mjs';
import { checkStructure } from './structure.mjs';

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const nx = (target) => run(NODE, [nxScript(), 'run-many', '-t', target, '--outputStyle=static']);

const CHECKS = {
  'format (prettier)': () => run(bin('prettier'), ['--check', '--log-level', 'warn', '.']),
  'types (tsc)': () => nx('typecheck'),
  'lint (eslint)': () => nx('lint'),
  'imports (dependency-cruiser)': () =>
    run(bin('depcruise'), [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      'apps',
      'libs',
      'e2e',
    ]),
  'structure (folders and names)': async () => checkStructure(),
};

/** Runs every check, also after one has failed, and writes `reports/checks.json`. */
export async function runChecks() {
  const results = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    console.log(`\n> ${name}`);
    const start = Date.now();
    const passed = await check();
    results.push({ name, passed, seconds: Math.round((Date.now() - start) / 100) / 10 });
    console.log(`${passed ? 'ok' : 'FAILED'}: ${name}`);
  }
  writeFileSync(join(REPORTS, 'checks.json'), JSON.stringify(results, null, 2));
  return results;
}
