import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { readText, readTextFile } from './read-text-file.ts'

const fileOf = async (content: string | Uint8Array) => {
  const dir = await mkdtemp(path.join(tmpdir(), 'chapar-text-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  const file = path.join(dir, 'story.md')
  await writeFile(file, content)
  return file
}

test('UTF-8 is read as it is, without a byte order mark', async () => {
  expect(await readTextFile(await fileOf('Кафе и café\n'))).toBe('Кафе и café\n')
  expect(await readTextFile(await fileOf('\ufeff---\n'))).toBe('---\n')
  expect(await readTextFile(await fileOf(''))).toBe('')
})

test.each([
  ['Latin-1', Buffer.from('café', 'latin1')],
  ['Windows-1251', Uint8Array.of(0xca, 0xe0, 0xf4, 0xe5)],
  ['UTF-16', Buffer.from('\ufeffcafé', 'utf16le')],
])('a file in %s is refused', async (_name, bytes) => {
  const file = await fileOf(bytes)
  await expect(readTextFile(file)).rejects.toThrow(`${file} is not UTF-8 text; save it as UTF-8.`)
})

test('a file that cannot be a text is refused by its size', async () => {
  expect(await readTextFile(await fileOf('a'.repeat(5_000_000)))).toHaveLength(5_000_000)
  const large = await fileOf('a'.repeat(5_000_001))
  await expect(readTextFile(large)).rejects.toThrow('is larger than 5 MB')
  await expect(readTextFile('/dev/zero')).rejects.toMatchObject({ code: 'file-too-large' })
})

test('a file that is not there, and a folder, are told in one sentence', async () => {
  await expect(readTextFile('/tmp/none/none.md')).rejects.toThrow(/none\.md does not exist\.$/)
  await expect(readTextFile(tmpdir())).rejects.toThrow(/cannot be read\.$/)
})

test('a stream is read as strictly, whatever its parts are, and by its name', async () => {
  const bytes = Buffer.from('\ufeffКафе')
  const stream = Readable.from([...bytes].map((byte) => Buffer.of(byte)))
  expect(await readText(stream, 'Standard input')).toBe('Кафе')
  const latin1 = Readable.from([Buffer.from('café', 'latin1')])
  await expect(readText(latin1, 'Standard input')).rejects.toThrow('Standard input is not UTF-8')
})
