import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '#contract/body.ts'
import { bodies } from '../../../test/support/arbitrary-article.ts'
import { keepTyped } from './keep-typed.ts'

const block = (id: string, text: string): Block => ({ type: 'paragraph', id, text, marks: [] })
const told = [block('aaaa', 'One'), block('bbbb', 'Two')]

test('a letter that was typed while a body came from outside is not lost, nor what came', () => {
  const typed = [block('aaaa', 'One!'), block('cccc', 'New'), block('bbbb', 'Two')]
  const outside = [block('aaaa', 'One'), block('bbbb', 'Two, of theirs'), block('dddd', 'Theirs')]
  expect(keepTyped(outside, told, typed)).toEqual([
    block('aaaa', 'One!'),
    block('cccc', 'New'),
    block('bbbb', 'Two, of theirs'),
    block('dddd', 'Theirs'),
  ])
})

test('what was taken away stays away, and of one block the version from outside counts', () => {
  const outside = [block('aaaa', 'One of theirs'), block('bbbb', 'Two')]
  expect(keepTyped(outside, told, [block('aaaa', 'One of mine')])).toEqual([
    block('aaaa', 'One of theirs'),
  ])
})

test('where nothing was typed it is the body from outside, and where nothing came the typed one', () => {
  fc.assert(
    fc.property(bodies, bodies, fc.array(fc.boolean()), (one, other, picks) => {
      expect(keepTyped(other, one, one)).toEqual(other)
      const left = one.filter((_, i) => picks[i])
      expect(keepTyped(structuredClone(one), one, left)).toEqual(left)
    }),
  )
})
