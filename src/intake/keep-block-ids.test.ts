import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '#contract/body.ts'
import { keepBlockIds } from './keep-block-ids.ts'

const paragraph = (id: string, text: string): Block => ({ type: 'paragraph', id, text, marks: [] })
const texts = (prefix: string, words: readonly string[]) =>
  words.map((word, place) => paragraph(`${prefix}-${String(place).padStart(4, '0')}`, word))
const idsOf = (blocks: readonly Block[]) => blocks.map((block) => block.id)

test('unchanged blocks keep their ids where others are edited, added and moved', () => {
  const before = texts('old', ['one', 'two', 'three', 'four'])
  const after = texts('new', ['four', 'one', 'two and a half', 'new', 'three'])
  expect(idsOf(keepBlockIds(before, after))).toEqual([
    'old-0003',
    'old-0000',
    'old-0001',
    'new-0003',
    'old-0002',
  ])
})

test('items of an edited list keep theirs', () => {
  const list = (id: string, items: string[]): Block => ({
    type: 'list',
    id,
    ordered: false,
    items: items.map((text, place) => ({ id: `${id}-${place}`, text, marks: [] })),
  })
  expect(keepBlockIds([list('old1', ['a', 'b'])], [list('new1', ['a', 'x', 'b'])])).toMatchObject([
    { id: 'old1', items: [{ id: 'old1-0' }, { id: 'new1-1' }, { id: 'old1-1' }] },
  ])
})

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 })

test('law: the text is untouched, ids stay unique, and the same text gets the same ids', () => {
  fc.assert(
    fc.property(words, words, (old, next) => {
      const [before, after] = [texts('old', old), texts('new', next)]
      const kept = keepBlockIds(before, after)
      expect(kept.map((block) => ({ ...block, id: '' }))).toEqual(
        after.map((block) => ({ ...block, id: '' })),
      )
      expect(new Set(idsOf(kept)).size).toBe(kept.length)
      expect(idsOf(keepBlockIds(before, texts('new', old)))).toEqual(idsOf(before))
    }),
  )
})
