/** What the runners of `npm test` have in common: start a program, wait, read its report. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ROOT, toolEnvironment } from './bootstrap.mjs';

export const REPORTS = join(ROOT, 'reports');
const LONGEST_MS = 30 * 60_000;
const children = new Set();

/** Ctrl-C must not leave browsers and databases behind. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of children) killGroup(child, signal);
    setTimeout(() => process.exit(130), 3_000).unref();
    if (children.size === 0) process.exit(130);
  });
}

/**
 * Runs a program with our output and without input; resolves with whether it succeeded. One that hangs is killed. `inOnePiece` prints
 * what it said when it has ended, so that programs beside each other do not talk across each other.
 */
export function run(command, args, { env = {}, longestMs = LONGEST_MS, inOnePiece = false } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: toolEnvironment({ HOME: process.env.HOME || homedir(), ...env }),
      detached: true,
      stdio: ['ignore', ...(inOnePiece ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
    });
    children.add(child);
    const said = [];
    child.stdout?.on('data', (piece) => said.push(piece));
    child.stderr?.on('data', (piece) => said.push(piece));
    const timer = setTimeout(() => {
      console.error(`${command} ${args[0]} did not end within ${longestMs / 60_000} minutes`);
      killGroup(child, 'SIGKILL');
    }, longestMs);
    const end = (isGood) => {
      clearTimeout(timer);
      children.delete(child);
      process.stdout.write(Buffer.concat(said));
      done(isGood);
    };
    child.once('error', (error) => {
      console.error(error.message);
      end(false);
    });
    // Not when it exits: what it said last may still be on its way.
    child.once('close', (code) => end(code === 0));
  });
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

export function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(REPORTS, name), 'utf8'));
  } catch {
    return undefined;
  }
}
