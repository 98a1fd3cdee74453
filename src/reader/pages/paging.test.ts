import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAGE_SIZE, pagingOf, readPageNumber } from './paging.ts'

const path = '/section/economy'

describe('paging', () => {
  it('counts the results of the last page as they are', () => {
    expect(pagingOf({ path, page: 126, total: 1505 })).toEqual({
      page: 126,
      pages: 126,
      from: 1501,
      to: 1505,
      total: 1505,
      previous: '/section/economy?page=125',
      next: null,
    })
  })

  it('has one empty page where there is nothing, and no other', () => {
    expect(pagingOf({ path, page: 1, total: 0 })).toMatchObject({ pages: 1, from: 0, to: 0 })
    expect(pagingOf({ path, page: 2, total: 0 })).toBeNull()
  })

  it('shows every result on exactly one page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (total) => {
        let shown = 0
        for (let page = 1; ; page += 1) {
          const paging = pagingOf({ path, page, total })
          if (!paging) break
          expect(paging.from).toBe(shown + 1)
          expect(paging.to - paging.from).toBeLessThan(PAGE_SIZE)
          shown = paging.to
        }
        expect(shown).toBe(total)
      }),
    )
  })

  it.each([
    ['', 1],
    ['page=7', 7],
    ['page=0', null],
    ['page=-1', null],
    ['page=1.5', null],
    ['page=007', null],
    ['page=', null],
    ['page=99999999', null],
    ['other=3', 1],
  ])('reads ?%s as %s', (query, page) => {
    expect(readPageNumber(new URLSearchParams(query))).toBe(page)
  })
})
