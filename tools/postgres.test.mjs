import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from './postgres.mjs';
import { withClient } from './postgres/client.mjs';
import { isPostgresRunning } from './postgres/postmaster.mjs';

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ur-desk-tools-'));
  // Root's PostgreSQL runs as another account, which must be able to pass.
  chmodSync(folder, 0o711);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const options = (name = 'postgres') => ({
  dataDir: join(folder, name),
  logFile: join(folder, `${name}.log`),
});
const serverPid = (name = 'postgres') =>
  Number(readFileSync(join(folder, name, 'postmaster.pid'), 'utf8').split('\n')[0]);
const query = (server, sql) =>
  withClient(server.url('postgres'), async (client) => (await client.query(sql)).rows);

/** Starts the server in a process of its own, which says "up" and waits to be killed. */
async function startInAnotherProcess(settings) {
  const script = `import { startPostgres } from ${JSON.stringify(new URL('./postgres.mjs', import.meta.url).href)};
    await startPostgres(${JSON.stringify(settings)}); console.log('up'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((done, fail) => {
    child.stdout.once('data', done);
    child.once('exit', () => fail(new Error('the server did not start')));
  });
  return child;
}

async function eventually(condition) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await condition()) return;
    await sleep(50);
  }
  assert.fail('it did not happen within 10 s');
}

test('a fresh cluster has checksums, keeps its data over a restart and is gone after stop', async () => {
  const first = await startPostgres(options());
  await query(first, 'CREATE TABLE kept AS SELECT 1 AS n');
  assert.deepEqual(await query(first, 'SHOW data_checksums'), [{ data_checksums: 'on' }]);
  const pid = serverPid();
  await first.stop();
  assert.equal(isPostgresRunning(pid), false);
  const second = await startPostgres(options());
  assert.deepEqual(await query(second, 'SELECT n FROM kept'), [{ n: 1 }]);
  await second.stop();
});

test('F3 after kill -9 of the owner the next start replaces the server it left, never two', async () => {
  for (let round = 0; round < 5; round += 1) {
    const owner = await startInAnotherProcess(options());
    const left = serverPid();
    owner.kill('SIGKILL');
    const start = Date.now();
    const server = await startPostgres(options());
    assert.ok(Date.now() - start < 10_000);
    assert.equal(isPostgresRunning(left), false);
    assert.equal((await query(server, 'SELECT n FROM kept')).length, 1);
    await server.stop();
  }
});

test('F5 a killed server comes back by itself', async () => {
  const server = await startPostgres(options());
  const pid = serverPid();
  process.kill(pid, 'SIGKILL');
  await eventually(() =>
    query(server, 'SELECT 1').then(
      () => serverPid() !== pid,
      () => false,
    ),
  );
  assert.equal((await query(server, 'SELECT n FROM kept')).length, 1);
  await server.stop();
});

test('a pid file whose number belongs to another program now is no obstacle', async () => {
  const other = spawn('sleep', ['60']);
  writeFileSync(
    join(folder, 'postgres', 'postmaster.pid'),
    `${other.pid}\n${join(folder, 'postgres')}\n1\n5432\n\n\n`,
  );
  const server = await startPostgres(options());
  assert.notEqual(serverPid(), other.pid);
  await server.stop();
  other.kill();
});

test('a throw-away server dies with its owner', async () => {
  const owner = await startInAnotherProcess({ ...options('away'), durable: false });
  const pid = serverPid('away');
  owner.kill('SIGKILL');
  await eventually(() => !isPostgresRunning(pid));
});

test('another process may share a running server and does not stop it', async () => {
  const owner = await startPostgres(options());
  const guest = await startPostgres({ ...options(), share: true });
  assert.equal((await query(guest, 'SELECT n FROM kept')).length, 1);
  await guest.stop();
  assert.equal((await query(owner, 'SELECT n FROM kept')).length, 1);
  await owner.stop();
});

test('a folder with other files in it is left alone', async () => {
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other', 'letter.txt'), 'dear');
  await assert.rejects(startPostgres(options('other')), /holds files but no PostgreSQL database/);
});

test('a path too long for a socket works', async () => {
  const name = 'x'.repeat(120);
  const server = await startPostgres({ ...options(name), durable: false });
  assert.deepEqual(await query(server, 'SELECT 1 AS n'), [{ n: 1 }]);
  await server.stop();
});
