import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLOCK, readTarHeader, tarHeader } from './tar.ts'

const read = (bytes: Buffer) => async (position: number, length: number) =>
  position + length > bytes.length ? null : bytes.subarray(position, position + length)

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
  .filter((n) => !n.includes('\0'))
const entry = fc.record({
  name,
  size: fc.oneof(fc.nat(), fc.integer({ min: 8 ** 11 - 1, max: 2 ** 50 })),
  mtime: fc.nat(),
})

test('a header gives back the name, size and time that it was made of', async () => {
  await fc.assert(
    fc.asyncProperty(entry, async (given) => {
      const header = tarHeader(given)
      expect(header.length % BLOCK).toBe(0)
      expect(await readTarHeader(read(header), 0)).toEqual({ entry: given, length: header.length })
    }),
  )
})

test('a header with any bit changed is not accepted as the same', async () => {
  await fc.assert(
    fc.asyncProperty(entry, fc.nat(), fc.integer({ min: 0, max: 7 }), async (given, at, bit) => {
      const header = tarHeader(given)
      const position = at % header.length
      header.writeUInt8(header.readUInt8(position) ^ (1 << bit), position)
      expect((await readTarHeader(read(header), 0))?.entry).not.toEqual(given)
    }),
  )
})
