import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as runNodeTests } from 'node:test';
import { buildIfChanged } from './build.mjs';
import { runChecks } from './checks.mjs';
import { ROOT } from './bootstrap.mjs';
import { REPORTS, readReport, run } from './phases.mjs';
import { readAllowedSkips, tallyChecks, tallyJest, tallyPlaywright } from './tally.mjs';

const PHASES = {
  checks: { act: runChecks, count: () => tallyChecks(readReport('checks.json')) },
  build: { act: buildAll, count: () => tallyChecks(readReport('build.json')) },
  tools: { act: runToolTests, count: () => tallyChecks(readReport('tools.json')) },
  domain: jest('libs/domain', 'domain'),
  admin: jest('apps/admin', 'admin'),
  api: jest('apps/api', 'api', 'test:all'),
  faults: afterBuild(jest('apps/api', 'faults', 'test:processes')),
  browser: { act: () => runBrowser(), count: (skips) => tallyPlaywright(readReport('browser.json'), skips) },
};

/** The project's own script decides on Node's flags; we only ask for the report. */
function jest(folder, name, script = 'test') {
  const report = `${name}.json`;
  const flags = ['--ci', '--json', `--outputFile=${join(REPORTS, report)}`];
  return {
    act: () => run('npm', ['run', '--silent', script, `--workspace=${folder}`, '--', ...flags]),
    count: (skips) => tallyJest(readReport(report), skips),
  };
}

/** A phase that runs the built server. */
function afterBuild({ act, count }) {
  return {
    act: () => {
      buildIfChanged();
      return act();
    },
    count,
  };
}

async function buildAll() {
  let passed = true;
  try {
    buildIfChanged();
  } catch {
    passed = false;
  }
  writeFileSync(join(REPORTS, 'build.json'), JSON.stringify([{ name: 'build', passed }]));
}

/** The tools' own tests, on Node's runner: they must work where nothing else does. */
async function runToolTests() {
  const results = [];
  const stream = runNodeTests({ globPatterns: ['tools/**/*.test.mjs'], cwd: ROOT, concurrency: 1 });
  for await (const { type, data } of stream) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') continue;
    const passed = type === 'test:pass';
    results.push({ name: data.name, passed });
    console.log(`${passed ? 'ok' : 'FAILED'}: ${data.name}${passed ? '' : `\n${data.details.error.stack}`}`);
  }
  writeFileSync(join(REPORTS, 'tools.json'), JSON.stringify(results, null, 2));
}

/** The browser sees the built server; its own set-up gives it a fresh database. */
const runBrowser = () =>
  run(join(ROOT, 'node_modules', '.bin', 'playwright'), ['test', '--config', 'e2e/playwright.config.ts']);

/** Runs the phases one after the other, all of them whatever fails; returns whether nothing failed. */
export async function runAllPhases(wanted) {
  const names = wanted.length ? wanted : Object.keys(PHASES);
  const unknown = names.filter((name) => !PHASES[name]);
  if (unknown.length) {
    console.error(`There is no phase ${unknown.join(', ')}. There are: ${Object.keys(PHASES).join(', ')}`);
    return false;
  }
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const skips = readAllowedSkips();
  const lines = [];
  for (const name of names) lines.push(await runPhase(name, skips));
  return summarise(lines);
}

async function runPhase(name, skips) {
  const { act, count } = PHASES[name];
  console.log(`\n===== ${name} =====`);
  const start = Date.now();
  await act();
  return { name, seconds: Math.round((Date.now() - start) / 1000), ...count(skips) };
}

function summarise(lines) {
  const sum = (key) => lines.reduce((total, line) => total + line[key], 0);
  const total = {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    seconds: sum('seconds'),
  };
  writeFileSync(join(REPORTS, 'summary.json'), JSON.stringify({ ...total, phases: lines }, null, 2));
  console.log(
    `\n${'phase'.padEnd(10)}${['passed', 'failed', 'skipped', 'time'].map((text) => text.padStart(9)).join('')}`,
  );
  for (const line of [...lines, { name: 'all', ...total }]) {
    const cells = [line.passed, line.failed, line.skipped, `${line.seconds} s`];
    console.log(line.name.padEnd(10) + cells.map((cell) => String(cell).padStart(9)).join(''));
  }
  const problems = lines.flatMap(({ name, problems: some }) =>
    some.map((problem) => `  ${name}: ${problem}`),
  );
  if (problems.length) console.log(`\nFailed:\n${problems.join('\n')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}
