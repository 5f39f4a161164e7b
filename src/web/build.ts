import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** `vite build src/web --config src/web/build.ts` writes the pages that `chancery serve` gives; `vite src/web --config src/web/build.ts` shows them while they are changed. */
export default defineConfig({
  plugins: [react()],
  build: { outDir: '../../dist/web', emptyOutDir: true, assetsInlineLimit: 0 },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:4317', changeOrigin: true } } },
})
