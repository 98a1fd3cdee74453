import { expect, test } from 'vitest'
import { newsroomSchema } from '#site/newsroom.ts'
import type { Site } from '#site/site.ts'
import { staticPageSchema } from '#site/static-pages.ts'
import { newsroomInput } from '../../../test/support/newsroom-input.ts'
import { standardPages } from './standard-pages.ts'

const { imprint, contact } = newsroomSchema.parse(newsroomInput())
const site: Site = {
  defaultEdition: 'en',
  editions: [{ edition: 'en', name: 'The Valley Post', tagline: 'What happened.' }],
  timeZone: 'Asia/Bishkek',
  tickerPairs: ['KGS/USD'],
  imprint,
  contact,
  isSample: false,
}

const textOf = (of: Site, slug: string) => {
  const page = standardPages(of, 'en')?.find((one) => one.slug === slug)
  return JSON.stringify(page?.body)
}

test('the pages fit what is stored, whatever the answers hold', () => {
  const rich = {
    ...site,
    editions: [{ edition: 'en' as const, name: '*The* <b>Post</b> & "Co"', tagline: '' }],
    imprint: { publisher: '[Society](x)', address: '', responsible: '' },
  }
  for (const edition of ['en', 'ru', 'kk'] as const) {
    for (const of of [site, rich]) {
      const pages = standardPages(of, edition) ?? []
      expect(pages).toHaveLength(5)
      for (const page of pages) expect(staticPageSchema.parse(page)).toEqual(page)
    }
  }
  expect(textOf(rich, 'imprint')).toContain('[Society](x)')
})

test('what was left empty makes no empty line', () => {
  expect(textOf(site, 'imprint')).not.toContain('Responsible')
  const responsible = { ...site, imprint: { ...site.imprint, responsible: 'A. Editor' } }
  expect(textOf(responsible, 'imprint')).toContain('Responsible for the content: A. Editor')
})

test('a sentence ends once', () => {
  expect(textOf(site, 'about')).toContain('The Valley Post: What happened."')
})

test('an edition whose words are not written has none, unless it is the default one', () => {
  expect(standardPages(site, 'tg')).toBeNull()
  expect(standardPages({ ...site, defaultEdition: 'tg' }, 'tg')).toHaveLength(5)
})
