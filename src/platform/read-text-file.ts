import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
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
export async function readTextFile(file: string): Promise<string> {
  const bytes = await readSome(file)
  if (bytes.length > LARGEST_BYTES) {
    throw new Failure(
      'file-too-large',
      `${file} is larger than ${LARGEST_BYTES / 1_000_000} MB: a text is not that long; give another file, or divide it.`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Failure('file-not-utf8', `${file} is not UTF-8 text; save it as UTF-8.`, { cause })
  }
}

/** One byte more than is allowed at most: a device (/dev/zero) has no end, and no size to ask for. */
async function readSome(file: string): Promise<Buffer> {
  try {
    return await buffer(createReadStream(file, { end: LARGEST_BYTES }))
  } catch (cause) {
    const missing = errorCode(cause) === 'ENOENT'
    const what = missing ? 'does not exist' : 'cannot be read'
    throw new Failure('file-unreadable', `${file} ${what}.`, { cause })
  }
}
