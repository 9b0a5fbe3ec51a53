import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { firstLoad } from './first-load.plugin.mjs';

/** Performance, “JS on first load, gzip”. */
const FIRST_LOAD_LIMIT_BYTES = 350_000;

const api = process.env['API_URL'] ?? 'http://localhost:3000';

/** What forms check with: loaded by the first page that has one. */
const FORMS =
  /node_modules\/(class-validator|class-transformer|reflect-metadata|validator)\/|kernel\/(fields|validate)\.ts|shared\/(HouseForm|input-resolver)\./;

/** A noun's texts, rules and small parts, in the console and in the domain; its pages, forms and hooks stay with who uses them. */
const NOUN =
  /\/(?:apps\/admin\/src\/resources|libs\/domain\/src)\/(?!kernel\/)([\w-]+)\/(?!.*(?:inputs|views)\.ts)(?:(?!use-)[\w.-]+\.ts|use-[\w-]*texts?\.ts|[\w-]*(?:[tT]ext|Tags|Chips?)\.tsx)$/;
const nounOf = (id: string): string | null => {
  const noun = NOUN.exec(id)?.[1];
  return noun ? `noun-${noun}` : null;
};

const ours = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Few requests on the first load: what every page needs is one file, what several pages share (tables, inputs) is
 * another, what checks forms a third, what the pages of a noun share a fourth. The first must come first: a group takes
 * what its modules import, too.
 */
const CHUNKS = [
  { name: 'base', tags: ['$initial' as const], priority: 5 },
  { name: 'phones', test: /node_modules\/libphonenumber-js\/|domain\/src\/phones\//, priority: 4 },
  { name: 'qr', test: /node_modules\/qrcode\.react\//, priority: 4 },
  { name: 'forms', test: FORMS, priority: 3, includeDependenciesRecursively: false },
  { name: nounOf, test: NOUN, minShareCount: 2, priority: 2, includeDependenciesRecursively: false },
  { name: 'kit', test: /node_modules|\/src\/shared\//, minShareCount: 3, priority: 1 },
];

/**
 * The domain is bundled from its TypeScript source (condition `source`), so that its classes with decorators work in the
 * forms. Nothing is inlined as a script: the content security policy is `script-src 'self'`.
 */
export default defineConfig({
  plugins: [react(), firstLoad(FIRST_LOAD_LIMIT_BYTES)],
  resolve: {
    conditions: ['source', ...defaultClientConditions],
    alias: {
      // react-admin's own CSV export neither neutralises formulas nor passes 1,000 rows: lists are exported by the server.
      'jsonexport/dist/index.js': ours('src/shared/no-export.ts'),
      inflection: ours('src/shared/inflection.ts'),
    },
  },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  server: { port: 5173, proxy: { '/api': { target: api, changeOrigin: false } } },
});
