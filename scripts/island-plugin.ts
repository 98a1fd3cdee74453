import { build, type Plugin } from 'vite'

const SUFFIX = '?island'

/**
 * `import text from './convert.ts?island'` gives a script for the browser as text: the file and all
 * that it imports in one small module, which the server then sends under a name of its own.
 */
export function islands(): Plugin {
  return {
    name: 'islands',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null
      const entry = id.slice(0, -SUFFIX.length)
      const { text, files } = await bundle(entry)
      for (const file of files) this.addWatchFile(file)
      return { code: `export default ${JSON.stringify(text)}`, moduleType: 'js', map: null }
    },
  }
}

async function bundle(entry: string): Promise<{ text: string; files: string[] }> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    // Kept apart from the server's build, which may be running from the same folder.
    publicDir: false,
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: { input: entry, output: { format: 'es' } },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const chunks = outputs
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((one) => one.type === 'chunk')
  const [chunk] = chunks
  if (!chunk || chunks.length > 1) throw new Error(`${entry} is not one script`)
  return { text: chunk.code, files: chunk.moduleIds.filter((file) => file.startsWith('/')) }
}
