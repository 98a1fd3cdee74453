import { defineConfig } from 'vite'
import { islands } from './scripts/island-plugin.ts'

/** The server bundle: our own code in few files, packages left to Node. */
export default defineConfig({
  plugins: [islands()],
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node24',
    sourcemap: true,
    minify: false,
    // It stands in every page.
    cssMinify: true,
    reportCompressedSize: false,
    rolldownOptions: {
      // Pictures are decoded in a process of its own (src/media/imaging.ts).
      input: { cli: 'src/cli.ts', imaging: 'src/media/imaging/process.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})
