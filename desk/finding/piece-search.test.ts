import { expect, test } from 'vitest'
import { pieceQuerySchema } from '#contract/desk.ts'
import { countFilters, readPieceSearch } from './piece-search.ts'

const all = {
  words: 'gas pipeline',
  deskState: 'submitted',
  publicState: 'never',
  kind: 'news',
  edition: 'ru',
  section: '0198c1de-0000-7000-8000-000000000001',
  country: '0198c1de-0000-7000-8000-000000000002',
  topic: '0198c1de-0000-7000-8000-000000000003',
  byline: '0198c1de-0000-7000-8000-000000000004',
  begunBy: '0198c1de-0000-7000-8000-000000000005',
  signal: 'forReview',
  from: '2026-11-01',
  to: '2026-11-23',
}

test('every filter of an address is one that the server knows', () => {
  expect(readPieceSearch(all)).toEqual(all)
  expect(pieceQuerySchema.parse(all)).toMatchObject(all)
  expect(countFilters(readPieceSearch(all))).toBe(Object.keys(all).length)
})

test('what an old or broken link says wrongly is left out, and the rest stays', () => {
  const broken = {
    ...all,
    kind: 'poem',
    section: 'politics',
    from: '2026-13-01',
    after: 'x',
    words: ' ',
  }
  expect(readPieceSearch(broken)).toEqual({
    ...all,
    kind: undefined,
    section: undefined,
    from: undefined,
    words: undefined,
  })
  expect(countFilters(readPieceSearch({}))).toBe(0)
})
