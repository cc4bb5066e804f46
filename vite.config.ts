import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the workbench; the server gives out `dist/workbench` under /workbench/ and falls back to its index. */
export default defineConfig({
  root: 'src/web/workbench',
  base: '/workbench/',
  plugins: [react()],
  resolve: {
    alias: { zod: fileURLToPath(new URL('src/web/workbench/schemas-left-out.ts', import.meta.url)) },
  },
  build: { outDir: '../../../dist/workbench', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
