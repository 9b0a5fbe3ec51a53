import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nxScript } from './build.mjs';
import { NODE, ROOT } from './bootstrap.mjs';
import { REPORTS, run } from './phases.mjs';
import { checkStructure } from './structure.mjs';

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const runApart = (command, args) => run(command, args, { inOnePiece: true });
const nx = (target) => runApart(NODE, [nxScript(), 'run-many', '-t', target, '--outputStyle=static']);

const checkFormat = () => runApart(bin('prettier'), ['--check', '--log-level', 'warn', '.']);
const checkTypes = () => nx('typecheck');
const checkLint = () => nx('lint');
const checkImports = () => {
  const rules = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err'];
  return runApart(bin('depcruise'), [...rules, 'apps', 'libs', 'e2e']);
};

/** Two lanes beside each other, because most of these use one core; each is about as long as the other. */
const LANES = [
  { 'lint (eslint)': checkLint },
  {
    'types (tsc)': checkTypes,
    'format (prettier)': checkFormat,
    'imports (dependency-cruiser)': checkImports,
    'structure (folders and names)': async () => checkStructure(),
  },
];

/** Runs every check, also after one has failed, and writes `reports/checks.json`. */
export async function runChecks() {
  const results = (await Promise.all(LANES.map(runLane))).flat();
  writeFileSync(join(REPORTS, 'checks.json'), JSON.stringify(results, null, 2));
  return results;
}

async function runLane(checks) {
  const results = [];
  for (const [name, check] of Object.entries(checks)) {
    const start = Date.now();
    const passed = await check();
    const seconds = Math.round((Date.now() - start) / 100) / 10;
    results.push({ name, passed, seconds });
    console.log(`${passed ? 'ok' : 'FAILED'}: ${name}, ${seconds} s`);
  }
  return results;
}
