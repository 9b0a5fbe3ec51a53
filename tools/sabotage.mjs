/**
 * `npm run test:sabotage`: takes away, one at a time, each lock, constraint, trigger and condition of `tools/sabotage/list.mjs`, and
 * fails when the test that is said to hold it stays green (reliability 2.4). Words on the command line choose by id:
 * `npm run test:sabotage -- L3 P1-condition`. Nothing of the work tree is touched: the schema is altered in throw-away databases, the
 * code while it is compiled for the tests. `--quick` leaves out that each test is run with every guard in its place first.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { bootstrap, NODE, ROOT, toolEnvironment } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { REPORTS } = await import('./phases.mjs');
const { startPostgres } = await import('./postgres.mjs');
const { withClient } = await import('./postgres/client.mjs');
const { SABOTAGES } = await import('./sabotage/list.mjs');

const JEST = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
const CONFIG = join(ROOT, 'tools', 'sabotage', 'jest.config.cjs');
const DIR = join(REPORTS, 'sabotage');
/** What a test says when it is not the missing guard that it misses, but something that no longer works at all. */
const BROKEN =
  /ReferenceError|SyntaxError|TypeError|syntax error at or near|Cannot find module|(relation|column) .* does not exist/;

const QUICK = '--quick';
const words = process.argv.slice(2).filter((word) => word !== QUICK);
const chosen = SABOTAGES.filter(
  ({ id }) => words.length === 0 || words.some((word) => id === word || id.startsWith(`${word}-`)),
);
if (chosen.length === 0) {
  console.error(
    `There is none of ${words.join(', ')}. There are: ${SABOTAGES.map(({ id }) => id).join(', ')}`,
  );
  process.exit(1);
}
mkdirSync(DIR, { recursive: true });
const server = await startServer();
const soundTests = new Map();
const lines = [];
try {
  for (const sabotage of chosen) lines.push(report(await judge(sabotage)));
} finally {
  await server.remove();
}
const held = lines.filter(({ verdict }) => verdict === 'red').length;
writeFileSync(join(REPORTS, 'sabotage.json'), JSON.stringify(lines, null, 2));
console.log(`\n${held} of ${chosen.length} guards are held by a test`);
process.exit(held === chosen.length ? 0 : 1);

async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'ur-desk-sabotage-'));
  // Root's PostgreSQL runs as another account, which must be able to pass.
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'pg');
  const running = await startPostgres({ dataDir, logFile: `${dataDir}.log`, durable: false });
  const remove = async () => {
    await running.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => void remove().finally(() => process.exit(130)));
  return { url: running.url('postgres'), remove };
}

/** `red` is what is wanted: the guard is gone and its test says so; every other verdict is a failure. */
async function judge({ id, removes, sql = [], code = [], red: [file, name] }) {
  const started = performance.now();
  const outdated = code.find((change) => timesIn(change.file, change.from) !== 1);
  const of = { id, removes, test: `${basename(file)}: ${name}` };
  if (outdated) return { ...of, verdict: 'OUTDATED', why: `not once in ${outdated.file}: ${outdated.from}` };
  if (!(await isSound(file, name)))
    return {
      ...of,
      verdict: 'UNSOUND',
      why: 'the test is red with every guard in its place, or is not there',
    };
  const { passed, failed, problem } = await runTest({ id, file, name, sql, code });
  const broken = problem ?? failed.find(({ why }) => BROKEN.test(why))?.why;
  const verdict = broken ? 'BROKEN' : failed.length > 0 ? 'red' : passed > 0 ? 'GREEN' : 'NO TEST';
  const seconds = Math.round((performance.now() - started) / 1_000);
  return { ...of, verdict, seconds, why: broken ?? failed[0]?.why ?? '' };
}

function timesIn(file, text) {
  return readFileSync(join(ROOT, file), 'utf8').split(text).length - 1;
}

/** With every guard in its place the test is green, alone as it will run: only then does a red one say anything. */
async function isSound(file, name) {
  const test = `${file} ${name}`;
  if (process.argv.includes(QUICK)) return true;
  if (!soundTests.has(test)) {
    const { passed, failed, problem } = await runTest({ id: 'sound', file, name });
    soundTests.set(test, passed > 0 && failed.length === 0 && !problem);
  }
  return soundTests.get(test);
}

function report(line) {
  const { id, verdict, seconds = 0, removes, test, why } = line;
  const mark = verdict === 'red' ? 'ok  ' : 'FAIL';
  console.log(`${mark} ${id.padEnd(24)} ${verdict.padEnd(9)}${String(seconds).padStart(4)} s  ${removes}`);
  console.log(`     ${test}\n       ${why}`);
  return line;
}

/** Runs one test, on a schema and sources without what is to be taken away. */
async function runTest({ id, file, name, sql = [], code = [] }) {
  const output = join(DIR, `${id}.json`);
  rmSync(output, { force: true });
  const pattern = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const flags = ['--config', CONFIG, '--ci', '--json', `--outputFile=${output}`];
  const env = {
    NODE_OPTIONS: '--experimental-vm-modules --conditions=source',
    TEST_POSTGRES_URL: server.url,
    SABOTAGE_SQL: JSON.stringify(sql),
    SABOTAGE_CODE: JSON.stringify(code),
  };
  const project = join(ROOT, ...file.split('/').slice(0, 2));
  await runQuietly(project, [JEST, ...flags, '-t', pattern, join(ROOT, file)], env);
  await dropTestDatabases();
  return readResults(output);
}

function readResults(output) {
  let results;
  try {
    results = JSON.parse(readFileSync(output, 'utf8')).testResults;
  } catch {
    return { passed: 0, failed: [], problem: 'the tests did not run' };
  }
  const tests = results.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({ name: fullName, why: firstLine(failureMessages) }));
  const dead = results.find(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed,
    problem: dead ? firstLine([dead.message]) : undefined,
  };
}

function firstLine([message = '']) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim());
  return lines.filter(Boolean).slice(0, 3).join(' ').slice(0, 160);
}

function runQuietly(cwd, args, env) {
  return new Promise((done) => {
    const child = spawn(NODE, args, { cwd, env: toolEnvironment(env), stdio: 'ignore' });
    child.once('exit', done);
    child.once('error', done);
  });
}

async function dropTestDatabases() {
  await withClient(server.url, async (client) => {
    const { rows } = await client.query(
      `SELECT datname AS name FROM pg_database WHERE datname LIKE 'ur_desk_test_%'`,
    );
    for (const { name } of rows)
      await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
  });
}
