import { expect, test } from 'vitest'
import { readPlain } from './read-plain.ts'

const read = (text: string) =>
  readPlain(text).blocks.map((block) => ('text' in block ? block.text : block.type))

test('each line is a paragraph where no blank lines part them', () => {
  expect(read('One.\r\nTwo.\nThree.\n')).toEqual(['One.', 'Two.', 'Three.'])
})

test('where blank lines part them, a line feed is a line break', () => {
  expect(read('One\nstill one.\n \n\n\tTwo.')).toEqual(['One\nstill one.', 'Two.'])
})

test('what the contract refuses in a text is not in it', () => {
  expect(read('и\u0306\u0000 \ufeffok\n\n\u0007\n')).toEqual(['й ok'])
})

test('a very long text comes whole, in blocks that the contract lets in', () => {
  const words = Array.from({ length: 30_000 }, (_, i) => `w${i}`)
  const blocks = read(words.join(' '))
  expect(blocks.length).toBeGreaterThan(1)
  expect(blocks.join(' ').split(' ')).toEqual(words)
})
