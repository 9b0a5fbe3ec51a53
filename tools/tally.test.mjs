import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tallyChecks, tallyJest, tallyPlaywright } from './tally.mjs';

const jestFile = (status, ...outcomes) => ({
  name: 'a.spec.ts',
  status,
  assertionResults: outcomes.map((outcome, index) => ({ fullName: `test ${index}`, status: outcome })),
});
const playwright = (...statuses) => ({
  suites: [{ title: 'a.spec.ts', specs: statuses.map((status) => ({ title: status, tests: [{ status }] })) }],
});
const none = new Set();
const counts = ({ passed, failed, skipped }) => [passed, failed, skipped];

test('a runner without a report, or without a test, has failed', () => {
  assert.deepEqual(counts(tallyJest(undefined, none)), [0, 1, 0]);
  assert.deepEqual(counts(tallyJest({ testResults: [] }, none)), [0, 1, 0]);
  assert.deepEqual(counts(tallyPlaywright(undefined, none)), [0, 1, 0]);
  assert.deepEqual(counts(tallyChecks(undefined)), [0, 1, 0]);
});

test('a skipped test has failed unless it is named with a reason', () => {
  const report = { testResults: [jestFile('passed', 'passed', 'pending', 'todo')] };
  assert.deepEqual(counts(tallyJest(report, none)), [1, 2, 0]);
  assert.deepEqual(counts(tallyJest(report, new Set(['test 1']))), [1, 1, 1]);
  assert.deepEqual(counts(tallyPlaywright(playwright('expected', 'skipped'), none)), [1, 1, 0]);
});

test('a file that cannot be loaded counts as one failure', () => {
  assert.deepEqual(counts(tallyJest({ testResults: [jestFile('failed')] }, none)), [0, 1, 0]);
  assert.deepEqual(
    counts(tallyJest({ testResults: [jestFile('failed', 'passed', 'failed')] }, none)),
    [1, 1, 0],
  );
  assert.deepEqual(counts(tallyJest({ testResults: [jestFile('failed', 'passed')] }, none)), [1, 1, 0]);
});

test('a story that passed only at the second try has failed, and so has a broken set-up', () => {
  assert.deepEqual(counts(tallyPlaywright(playwright('expected', 'flaky', 'unexpected'), none)), [1, 2, 0]);
  const broken = { ...playwright('expected'), errors: [{ message: 'no server' }] };
  assert.deepEqual(counts(tallyPlaywright(broken, none)), [1, 1, 0]);
});
