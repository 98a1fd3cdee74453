import { randomBytes } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { makeFolder } from '#platform/make-folder.ts'

export const deskKeyFile = 'desk.key'

/**
 * The key that signs the cookies of the desk and encrypts what second factors are made from: that
 * of DESK_KEY, or the one in the data directory, which is made when it is first needed.
 *
 * @throws Failure `desk-key-unreadable`
 */
export async function getDeskKey(settings: {
  dataDir: string
  deskKey: string | undefined
}): Promise<string> {
  if (settings.deskKey) return settings.deskKey
  const file = path.join(settings.dataDir, deskKeyFile)
  try {
    return (await readKey(file)) ?? (await makeKey(file))
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    const sentence = `${file} can be neither read nor made (${errorCode(cause)}).`
    throw new Failure('desk-key-unreadable', sentence, { cause })
  }
}

async function readKey(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const key = text.trim()
  if (key.length >= 32) return key
  throw new Failure('desk-key-unreadable', `${file} holds no key: remove it, and one is made.`)
}

/** Another process may make it at the same moment: the file that is there first counts, whole. */
async function makeKey(file: string): Promise<string> {
  makeFolder(path.dirname(file))
  const own = `${file}.${randomBytes(4).toString('hex')}`
  await writeFile(own, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    await link(own, file)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    await unlink(own)
  }
  const key = await readKey(file)
  if (key === null) throw new Failure('desk-key-unreadable', `${file} came and went.`)
  return key
}
