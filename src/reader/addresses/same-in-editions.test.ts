import { expect, test } from 'vitest'
import { alone, aPage, aPaging, aPublished, aRichFrame } from '../../../test/support/page-models.ts'
import type { PageModel } from '../page-models.ts'
import { sameInEditions } from './same-in-editions.ts'

const russian = aRichFrame({ edition: 'ru', homePath: '/ru' })
const paths = (model: PageModel, canonicalPath: string) =>
  sameInEditions(russian, aPage(model, { canonicalPath })).map(({ path }) => path)

test('front pages, corrections and rates stand in every edition', () => {
  const boxes = { secondary: [], latest: [], byCountry: [], opinion: [], briefs: [], wholes: [] }
  expect(paths({ type: 'front', lead: null, ...boxes }, '/ru')).toEqual(['/', '/ru'])
  const corrections: PageModel = { type: 'corrections', corrections: [], paging: aPaging() }
  expect(paths(corrections, '/ru/corrections?page=3')).toEqual(['/corrections', '/ru/corrections'])
  expect(paths({ type: 'rates', items: [], attributions: [] }, '/ru/rates')).toEqual([
    '/rates',
    '/ru/rates',
  ])
})

test('a piece stands where it is translated', () => {
  const article = aPublished({ edition: 'ru', path: '/ru/2026/11/20/most' })
  const shown: PageModel = {
    type: 'article',
    article,
    ...alone,
    laterCoverage: [],
    isOldRevision: false,
  }
  expect(paths(shown, article.path)).toEqual([article.path])
})

test('a listing stands where it has a name, by the name that it has there', () => {
  const elsewhere = [
    { edition: 'ru' as const, local: '/section/torgovlya' },
    { edition: 'en' as const, local: '/section/trade' },
    { edition: 'kk' as const, local: '/section/sauda' },
  ]
  const empty = { label: '', about: '', cards: [], below: [], above: [], wholes: [] }
  const listing: PageModel = {
    ...{ type: 'listing', title: 'Торговля', ...empty, paging: aPaging() },
    ...{ elsewhere, feedPath: null },
  }
  expect(paths(listing, '/ru/section/torgovlya')).toEqual([
    '/section/trade',
    '/ru/section/torgovlya',
  ])
})

test('of other pages it is not known', () => {
  const message = { type: 'message', status: 404, title: '', message: '', gone: null } as const
  expect(paths(message, '/ru/nothing')).toEqual([])
})
