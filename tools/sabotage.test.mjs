/** `tools/sabotage/list.mjs` against the code: what a sabotage takes out is still there, and so is the test that it turns red. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './bootstrap.mjs';
import { SABOTAGES } from './sabotage/list.mjs';

const textOf = (path) => readFileSync(join(ROOT, path), 'utf8');

for (const { id, code = [], red } of SABOTAGES)
  test(`${id} finds what it takes out`, () => {
    for (const { file, from } of code) assert.ok(textOf(file).includes(from), `${file}: ${from}`);
    assert.ok(textOf(red[0]).length > 0);
  });
