/** `docs/invariants.md` against the tests: every invariant of money and marketing has the tests that the page names, and a guard to sabotage. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './bootstrap.mjs';
import { SABOTAGES } from './sabotage/list.mjs';

const INVARIANTS = [
  ...['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9'],
  ...['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'R1', 'R2', 'R3', 'R4'],
  ...['M1', 'M2', 'M3', 'M4', 'M5', 'TR1', 'TR2'],
  ...['X5', 'X6', 'A1', 'A3', 'J1', 'J2'],
];
const TESTS = '{apps,libs}/*/{src,test}/**/*.{spec,faults}.ts';
/** A test's name, also in a row of a table of tests, begins with what it holds. */
const TITLE = /(['"`])([A-Z]{1,2}\d+ (?:\\.|(?!\1).)*)\1/gs;

const titles = new Map(
  globSync(TESTS, { cwd: ROOT }).map((path) => [
    basename(path),
    [...readFileSync(join(ROOT, path), 'utf8').matchAll(TITLE)].map(([, , title]) => title),
  ]),
);
const rows = new Map(
  readFileSync(join(ROOT, 'docs', 'invariants.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [A-Z]{1,2}\d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, id, , ...cells]) => [id, cells.slice(0, 4)]),
);
const isNamed = (id, title) => title.split(/[^A-Z0-9]/).includes(id);

test('every invariant of money and marketing has a row', () => {
  assert.deepEqual([...rows.keys()], INVARIANTS);
});

for (const [id, [property, concurrency, kill, sabotage]] of rows) {
  test(`${id} has the tests that its row names`, () => {
    assert.ok(property.includes('`'), 'no test at all');
    for (const cell of [property, concurrency, kill]) {
      const files = [...cell.matchAll(/`([^`]+)`/g)].map(([, file]) => file);
      assert.ok(files.length > 0 || /^– \S/.test(cell), `neither a test nor why there is none: ${cell}`);
      for (const file of files) {
        assert.ok(titles.has(file), `there is no ${file}`);
        assert.ok(
          titles.get(file).some((title) => isNamed(id, title)),
          `no test of ${file} bears ${id} in its name`,
        );
      }
    }
    assert.ok(
      SABOTAGES.some((one) => one.id.startsWith(`${sabotage}-`)),
      `nothing is sabotaged for ${sabotage}`,
    );
  });
}

test('every sabotage names a test that is there', () => {
  for (const { id, red } of SABOTAGES) {
    const [file, name] = red;
    const isThere = titles.get(basename(file))?.some((title) => {
      // Of a name that a table fills in, what stands before the first blank.
      const [fixed = title] = title.split(/ [%$]/);
      return title.startsWith(name) || name.startsWith(fixed);
    });
    assert.ok(isThere, `${id}: ${file} has no test ${name}`);
  }
});

test('P6 features reach a provider only through calls that refuse inside a transaction', () => {
  const direct =
    /\b(?:providers\.(?:of|named)\([^)]*\)|provider)\.(?:charge|refund|lookup\w*|createLink|cancelLink|saveMethod|removeMethod|readEvent)\(/;
  const offenders = globSync('apps/api/src/features/**/*.ts', { cwd: ROOT }).filter(
    (path) => !path.endsWith('.spec.ts') && direct.test(readFileSync(join(ROOT, path), 'utf8')),
  );
  assert.deepEqual(offenders, []);
});
