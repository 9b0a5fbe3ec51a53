import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const api = process.env['API_URL'] ?? 'http://localhost:3000';

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
  },
  server: { port: 5173, proxy: { '/api': { target: api, changeOrigin: false } } },
});
