import { expect, test } from 'vitest'
import { decodeCapture } from './decode-capture.ts'

const russian = 'Мельницы просят продлить сезон вывоза зерна\n\nМельники области попросили.\n'

function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0)
    return code < 0x80 ? code : code - 0x410 + 0xc0
  })
}

const wide = (text: string) => Buffer.from(text, 'utf16le')

test.each([
  ['UTF-8', Buffer.from(russian), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${russian}`), 'utf-8'],
  ['UTF-16', wide(russian), 'utf-16le'],
  ['UTF-16 with a mark', wide(`\ufeff${russian}`), 'utf-16le'],
  ['UTF-16, the other way round', wide(russian).swap16(), 'utf-16be'],
  ['UTF-16, the other way round, with a mark', wide(`\ufeff${russian}`).swap16(), 'utf-16be'],
  ['Windows-1251', windows1251(russian), 'windows-1251'],
])('%s is read', (_name, bytes, encoding) => {
  expect(decodeCapture(bytes)).toEqual({ text: russian, encoding })
})

test('English in UTF-16 without a mark is read', () => {
  expect(decodeCapture(wide('A bell was found in a field.')).encoding).toBe('utf-16le')
})

test('a file that was cut inside a letter is UTF-8 all the same', () => {
  expect(decodeCapture(Buffer.from(russian.trim()).subarray(0, 31)).encoding).toBe('utf-8')
})

test.each([
  ['capture-empty', Buffer.alloc(0)],
  ['capture-empty', Buffer.from(' \n\n')],
  ['capture-binary', Buffer.from('%PDF-1.7 and more')],
  ['capture-binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0])],
  ['capture-binary', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))],
  ['capture-control-characters', Buffer.from('a\u0007b\u0008c\u001b'.repeat(50))],
  ['capture-endless-line', Buffer.from('word '.repeat(500_000))],
  ['capture-too-large', { length: 100_000_001 } as Uint8Array],
  [
    'capture-not-text',
    Buffer.from([...Buffer.from('caf'), 0xe9, ...Buffer.from(' cr'), 0xe8, ...Buffer.from('me')]),
  ],
])('%s is refused with a word of its own', (code, bytes) => {
  expect(() => decodeCapture(bytes)).toThrow(expect.objectContaining({ code }))
})

test('a few stray control characters are left out', () => {
  const text = `${'A bell was found in a field. '.repeat(10)}\u0007`
  expect(decodeCapture(Buffer.from(text)).text).not.toContain('\u0007')
})
