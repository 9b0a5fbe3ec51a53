import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const CACHE = join(__dirname, '..', 'node_modules', '.cache', 'ur-desk');

export interface Browser {
  executable: string;
  /** Folder of shared libraries that the browser needs and this machine lacks. */
  libraries?: string;
}

/**
 * `CHROMIUM_PATH`, else an installed browser, else the one inside @sparticuz/chromium: whoever has installed one wants to see the
 * stories in it. (The packaged one, built without a window, needs about half of the processor's time.)
 */
export async function findBrowser(): Promise<Browser> {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH names no file: ${wanted}`);
    return { executable: wanted };
  }
  const installed = [...inPath(), ...MAC].find((file) => existsSync(file) && runs(file));
  if (installed) return { executable: installed };
  const packaged = await unpackBrowser();
  if (packaged) return packaged;
  throw new Error('No Chromium was found. Install one, or set CHROMIUM_PATH.');
}

const inPath = (): string[] =>
  (process.env['PATH'] ?? '').split(delimiter).flatMap((dir) => NAMES.map((name) => join(dir, name)));

const runs = (executable: string, libraries?: string): boolean =>
  spawnSync(executable, ['--no-sandbox', '--version'], { env: withLibraries(libraries), timeout: 30_000 })
    .status === 0;

export const withLibraries = (libraries?: string): NodeJS.ProcessEnv =>
  libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env;

/** The packaged browser, where it runs: it is made for Linux on x64, and brings libraries for systems without a desktop. */
async function unpackBrowser(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = await unpackOnce();
  const executable = join(folder, 'chromium');
  const libraries = join(folder, 'al2023', 'lib');
  if (runs(executable)) return { executable };
  return runs(executable, libraries) ? { executable, libraries } : undefined;
}

/** Unpacked beside and renamed: the package itself would take a cut file in the temporary folder for a whole one. */
async function unpackOnce(): Promise<string> {
  const target = join(CACHE, 'chromium');
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  const { inflate } = await import('@sparticuz/chromium');
  const archives = join(require.resolve('@sparticuz/chromium'), '..', '..', 'bin');
  const temporary = process.env['TMPDIR'];
  // The package always unpacks into the temporary folder.
  process.env['TMPDIR'] = half;
  try {
    for (const name of ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'])
      await inflate(join(archives, name));
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(half, target);
  return target;
}
