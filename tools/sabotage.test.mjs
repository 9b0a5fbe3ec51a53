/** `tools/sabotage/list.mjs` against the code: what a sabotage takes out is still there. That its test is, `invariants.test.mjs` looks. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './bootstrap.mjs';
import { SABOTAGES } from './sabotage/list.mjs';

const textOf = (path) => readFileSync(join(ROOT, path), 'utf8');

for (const { id, code = [] } of SABOTAGES)
  test(`${id} finds what it takes out`, () => {
    for (const { file, from } of code) assert.ok(textOf(file).includes(from), `${file}: ${from}`);
  });
