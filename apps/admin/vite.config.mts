import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const api = process.env['API_URL'] ?? 'http://localhost:3000';

/** What forms check with: loaded by the first page that has one. */
const CHECKS =
  /node_modules\/(class-validator|class-transformer|reflect-metadata|validator|libphonenumber-js)\//;

/**
 * Few requests on the first load: what every page needs is one file, what two pages or more share (tables, inputs) is
 * another, what checks forms a third.
 */
const CHUNKS = [
  { name: 'checks', test: CHECKS, priority: 3 },
  { name: 'phones', test: /node_modules\/libphonenumber-js\//, priority: 4 },
  { name: 'qr', test: /node_modules\/qrcode\.react\//, priority: 3 },
  { name: 'base', tags: ['$initial' as const], priority: 2 },
  { name: 'kit', test: /node_modules|\/src\/shared\//, minShareCount: 2, priority: 1 },
];

/**
 * The domain is bundled from its TypeScript source (condition `source`), so that its classes with decorators work in the
 * forms. Nothing is inlined as a script: the content security policy is `script-src 'self'`.
 */
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
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
