import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify<Buffer, object, Buffer>(brotliCompress)
const zip = promisify<Buffer, object, Buffer>(gzip)

/** Puts `.br` and `.gz` beside each script and sheet of a build, as small as they can be made. */
export function packedFiles(): Plugin {
  return {
    name: 'packed-files',
    apply: 'build',
    async writeBundle({ dir = '.' }, bundle) {
      // While somebody works on it, it is sent as it is.
      if (this.meta.watchMode) return
      const texts = Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file))
      await Promise.all(texts.map((file) => pack(path.join(dir, file))))
    },
  }
}

async function pack(file: string): Promise<void> {
  const plain = await readFile(file)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  }
  await writeFile(`${file}.br`, await brotli(plain, { params }))
  await writeFile(`${file}.gz`, await zip(plain, { level: 9 }))
}
