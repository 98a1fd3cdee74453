import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { packedFiles } from '../scripts/packed-files.ts'

/** The editors' application, whose shell the server writes: it finds the files by the manifest. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  publicDir: false,
  plugins: [react(), packedFiles()],
  build: {
    outDir: path.join(import.meta.dirname, '..', 'dist', 'desk'),
    emptyOutDir: true,
    target: 'es2022',
    // They know light-dark(); what stands in for it in older ones does not see Mantine's choice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: 'manifest.json',
    // The policy of the desk lets no data: address load.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: [
        path.join(import.meta.dirname, 'main.tsx'),
        path.join(import.meta.dirname, 'service-worker', 'service-worker.ts'),
      ],
      output: {
        // Browsers know a worker by its address.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
})
