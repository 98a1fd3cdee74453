import { expect, test } from 'vitest'
import { readSearch, writeSearch } from './search-text.ts'

test('what is written is read again', () => {
  const search = { words: 'цена & «газ» 100%', number: '2024', from: '2026-11-01' }
  expect(readSearch(writeSearch(search))).toEqual(search)
})

test('what is not set is not there', () => {
  expect(writeSearch({ words: undefined, kind: null, from: '' })).toBe('')
  expect(readSearch('')).toEqual({})
})
