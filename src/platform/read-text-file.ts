import { createReadStream } from 'node:fs'
import { errorCode } from './error-code.ts'
import { Failure } from './failure.ts'

/** A long book is one megabyte; a file that is larger was given by mistake. */
const LARGEST_BYTES = 5_000_000

/**
 * The text of a file that a person wrote. Read strictly: a wrong encoding would be printed as
 * damaged letters, and what is printed stays.
 *
 * @throws Failure `file-unreadable`, `file-too-large`, `file-not-utf8`
 */
export function readTextFile(file: string): Promise<string> {
  return readText(createReadStream(file), file)
}

/**
 * The same of a stream, standard input say, which a fault names as `name`.
 * @throws Failure `file-unreadable`, `file-too-large`, `file-not-utf8`
 */
export async function readText(
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
): Promise<string> {
  const bytes = await readSome(stream, name)
  if (bytes.length > LARGEST_BYTES) {
    throw new Failure(
      'file-too-large',
      `${name} is larger than ${LARGEST_BYTES / 1_000_000} MB: a text is not that long; give another file, or divide it.`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Failure('file-not-utf8', `${name} is not UTF-8 text; save it as UTF-8.`, { cause })
  }
}

/** Not much more than is allowed: a device (/dev/zero) has no end, and no size to ask for. */
async function readSome(stream: AsyncIterable<Uint8Array | string>, name: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk))
      length += chunk.length
      if (length > LARGEST_BYTES) break
    }
  } catch (cause) {
    const missing = errorCode(cause) === 'ENOENT'
    const what = missing ? 'does not exist' : 'cannot be read'
    throw new Failure('file-unreadable', `${name} ${what}.`, { cause })
  }
  return Buffer.concat(chunks)
}
