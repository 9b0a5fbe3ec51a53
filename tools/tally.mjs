/** Counts tests from the runners' own reports: `{ passed, failed, skipped, problems }` each. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bootstrap.mjs';

const SKIPS = join(ROOT, 'docs', 'skips.md');

/** Reads `docs/skips.md`: one line per test, "- `full name of the test`: the reason". */
export function readAllowedSkips() {
  const text = existsSync(SKIPS) ? readFileSync(SKIPS, 'utf8') : '';
  return new Set([...text.matchAll(/^- `(.+?)`: *\S+/gm)].map(([, name]) => name));
}

/** A report that is missing or holds no test at all is a failure: nothing ran. */
function tally(tests, allowedSkips) {
  const total = { passed: 0, failed: 0, skipped: 0, problems: [] };
  for (const { name, outcome } of tests) {
    if (outcome === 'passed') total.passed += 1;
    else if (outcome === 'skipped' && allowedSkips.has(name)) total.skipped += 1;
    else {
      total.failed += 1;
      total.problems.push(
        outcome === 'skipped' ? `${name} (skipped without a reason in docs/skips.md)` : name,
      );
    }
  }
  if (total.passed + total.failed === 0) {
    total.failed = 1;
    total.problems.push('no test was executed');
  }
  return total;
}

export const tallyChecks = (results) =>
  tally(
    (results ?? []).map(({ name, passed }) => ({ name, outcome: passed ? 'passed' : 'failed' })),
    new Set(),
  );

export function tallyJest(report, allowedSkips) {
  return tally((report?.testResults ?? []).flatMap(testsOfJestFile), allowedSkips);
}

/** A file that could not be loaded, or failed outside its tests, holds a failure and perhaps no test. */
function testsOfJestFile({ name: file, status, assertionResults }) {
  const tests = assertionResults.map(({ fullName, status: outcome }) => ({
    name: fullName,
    outcome: outcome === 'passed' || outcome === 'failed' ? outcome : 'skipped',
  }));
  const isBroken = status === 'failed' && tests.every(({ outcome }) => outcome !== 'failed');
  return isBroken ? [...tests, { name: `${file} (the file itself)`, outcome: 'failed' }] : tests;
}

export function tallyPlaywright(report, allowedSkips) {
  const tests = (report?.suites ?? []).flatMap((suite) => testsOfSuite(suite, []));
  const errors = (report?.errors ?? []).map(({ message }) => ({
    name: message?.split('\n')[0] ?? 'error',
    outcome: 'failed',
  }));
  return tally([...tests, ...errors], allowedSkips);
}

function testsOfSuite({ title, specs = [], suites = [] }, parents) {
  const path = [...parents, title];
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ status, projectName }) => ({
      name: [...path, spec.title, projectName].filter(Boolean).join(' › '),
      outcome: status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed',
    })),
  );
  return [...own, ...suites.flatMap((suite) => testsOfSuite(suite, path))];
}
