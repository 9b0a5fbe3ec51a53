import { globSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import specsAlone from './alone.json';

const API = join(__dirname, '../..');

interface Part {
  files: string[];
  bytes: number;
}

/** Every spec in exactly one of `count` parts of about the same size; how long a spec is tells how long it takes, roughly. */
function dealSpecs(count: number): Part[] {
  const specs = globSync(['src/**/*.spec.ts', 'test/**/*.spec.ts'], { cwd: API })
    .filter((file) => !specsAlone.includes(file))
    .map((file) => ({ file, bytes: statSync(join(API, file)).size }))
    .sort((one, other) => other.bytes - one.bytes || one.file.localeCompare(other.file));
  const parts = Array.from({ length: count }, (): Part => ({ files: [], bytes: 0 }));
  for (const { file, bytes } of specs) {
    const least = parts.reduce((some, part) => (part.bytes < some.bytes ? part : some));
    least.files.push(file);
    least.bytes += bytes;
  }
  return parts;
}

/**
 * Runs the specs of the part that this file is, one after the other, in one registry of modules. To load the application takes
 * jest longer than most specs run; so it is loaded once per part.
 */
export function runPart(partFile: string): void {
  const names = globSync('*.part.ts', { cwd: __dirname }).sort();
  const part = dealSpecs(names.length)[names.indexOf(basename(partFile))];
  for (const file of part?.files ?? []) {
    describe(file, () => {
      jest.requireActual(join(API, file));
    });
  }
}
