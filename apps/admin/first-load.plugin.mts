import { gzipSync } from 'node:zlib';
import { type Plugin, type Rolldown } from 'vite';

type Chunks = Map<string, Rolldown.OutputChunk>;

/** A chunk's file with all that it imports at once. */
function filesOf(chunks: Chunks, file: string, found = new Set<string>()): Set<string> {
  const chunk = chunks.get(file);
  if (!chunk || found.has(file)) return found;
  found.add(file);
  for (const imported of chunk.imports) filesOf(chunks, imported, found);
  return found;
}

const isPage = ({ facadeModuleId }: Rolldown.OutputChunk): boolean =>
  /\/src\/.*(List|HomePage|SignInPage)\.tsx$/.test(facadeModuleId ?? '');

/** Holds the console to its weight: what a browser loads before any list, home or sign-in page shows, in bytes after gzip. */
export function firstLoad(limitBytes: number): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    generateBundle(_options, bundle) {
      const all = Object.values(bundle).filter((output) => output.type === 'chunk');
      const chunks: Chunks = new Map(all.map((chunk) => [chunk.fileName, chunk]));
      const sizes = new Map(all.map((chunk) => [chunk.fileName, gzipSync(chunk.code).length]));
      const always = all.filter((chunk) => chunk.isEntry);
      const loads = all.filter(isPage).map((page) => {
        const files = new Set([...always, page].flatMap(({ fileName }) => [...filesOf(chunks, fileName)]));
        const bytes = [...files].reduce((total, file) => total + (sizes.get(file) ?? 0), 0);
        return { name: page.name, bytes };
      });
      const heaviest = loads.sort((a, b) => b.bytes - a.bytes)[0] ?? { name: 'nothing', bytes: 0 };
      const text = `first load: at most ${Math.round(heaviest.bytes / 1000)} kB of JavaScript (${heaviest.name})`;
      if (heaviest.bytes > limitBytes) this.warn(`${text}; the limit is ${limitBytes / 1000} kB`);
      else this.info(text);
    },
  };
}
