import { expect, test } from 'vitest'
import { replacedInWords } from './replaced-in-words.ts'

const said = (undoable: number, lasting: number, refused: string[] = []) =>
  replacedInWords({ undoable, lasting, refused })

test('undo is promised only where it takes back what was replaced', () => {
  expect(said(3, 0)).toBe('3 replaced; undo takes them back, in the text and field by field')
  expect(said(3, 2)).toMatch(
    /^5 replaced; undo .* but not 2 in the lead picture’s words, which no /,
  )
  expect(said(0, 2)).toMatch(
    /^2 replaced, all in the lead picture’s words, which no undo takes back/,
  )
  expect(said(0, 0, ['Dateline: it cannot be changed'])).toBe(
    '0 replaced. Dateline: it cannot be changed',
  )
})
