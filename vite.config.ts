import { defineConfig } from 'vite'
import { islands } from './scripts/island-plugin.ts'

/** The server bundle: our own code in one file, packages left to Node. */
export default defineConfig({
  plugins: [islands()],
  build: {
    ssr: 'src/cli.ts',
    outDir: 'dist',
    target: 'node24',
    sourcemap: true,
    minify: false,
    // It stands in every page.
    cssMinify: true,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'cli.js' } },
  },
})
