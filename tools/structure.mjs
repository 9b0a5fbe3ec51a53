import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bootstrap.mjs';

/** A function lives with its noun; these folders collect what has none. */
const FOLDERS_WITHOUT_NOUN = /(^|\/)(utils?|helpers?|common|misc|types|interfaces)\//;
const TOP_LEVEL = ['.ci', '.github', 'apps', 'deploy', 'docs', 'e2e', 'libs', 'tools'];
const FOCUSED_TEST = /^\s*(fdescribe|fit|(describe|it|test)(\.each)?\.only)\b/m;

const RULES = [
  {
    says: 'a folder that says no noun',
    breaks: (path) => FOLDERS_WITHOUT_NOUN.test(path),
  },
  {
    says: 'a new folder at the top level',
    breaks: (path) => path.includes('/') && !TOP_LEVEL.includes(path.split('/')[0]),
  },
  {
    says: 'a file name that is not kebab-case (in the console: or PascalCase)',
    breaks: (path) => /^(apps|libs|e2e)\/.*\.tsx?$/.test(path) && !isWellNamed(path),
  },
  {
    says: 'a test that silences all others',
    breaks: (path) => /\.spec\.tsx?$/.test(path) && FOCUSED_TEST.test(readFileSync(join(ROOT, path), 'utf8')),
  },
];

/** Components are PascalCase; hooks and react-admin's providers keep the camelCase that its users know. */
function isWellNamed(path) {
  const name = path.split('/').at(-1);
  const isConsole = path.startsWith('apps/admin/');
  return (
    /^[a-z0-9]+([-.][a-z0-9]+)*\.tsx?$/.test(name) ||
    (isConsole && /^[A-Za-z0-9]+(\.[a-z]+)*\.tsx?$/.test(name))
  );
}

/** Compares the files of the project with its map; prints what breaks a rule and returns whether nothing does. */
export function checkStructure() {
  const broken = projectFiles().flatMap((path) =>
    RULES.filter(({ breaks }) => breaks(path)).map(({ says }) => `  ${path}: ${says}`),
  );
  if (broken.length) console.error(broken.join('\n'));
  return broken.length === 0;
}

/** Tracked files and new ones that are not ignored, without those deleted in the work tree. */
function projectFiles() {
  const list = (...args) =>
    spawnSync('git', ['ls-files', '-z', ...args], { cwd: ROOT, encoding: 'utf8' })
      .stdout.split('\0')
      .filter(Boolean);
  const deleted = new Set(list('--deleted'));
  const files = list('--cached', '--others', '--exclude-standard').filter((path) => !deleted.has(path));
  if (files.length === 0) throw new Error('git lists no files; is this a clone?');
  return files;
}
