import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { anArticleText, aPicture } from '../../test/support/builders.ts'
import {
  aCorrectionNote,
  aFrame,
  alone,
  aPage,
  aPaging,
  aPublished,
  aRichFrame,
  aRichPublished,
} from '../../test/support/page-models.ts'
import { takeStructuredData } from '../../test/support/structured-data-in.ts'
import type { ArticleModel, Frame, Page, PageModel } from './page-models.ts'
import { renderHtml } from './render-html.tsx'

const SCHEMA = 'https://schema.org/'
const SITE = 'https://paper.example'

type Node = Record<string, unknown> & { '@type': string }

/**
 * The things of a page as another program reads them: in full, each property by its address. The
 * vocabulary's own context is not fetched; it makes a term of every bare word, as this one does.
 */
async function thingsOf(
  frame: Frame,
  model: PageModel,
  other: Partial<Page> = {},
): Promise<Node[]> {
  const html = renderHtml(frame, aPage(model, { title: 'Bridge opens', ...other }))
  const parsed = JSON.parse(takeStructuredData(html).data)
  const context = { '@vocab': SCHEMA }
  const documentLoader = async (url: string) => {
    expect(url).toBe('https://schema.org')
    return { contextUrl: null, documentUrl: url, document: { '@context': context } }
  }
  const expanded = await jsonld.expand(parsed, { documentLoader, safe: true })
  const compact = await jsonld.compact(expanded, context)
  return compact['@graph'] as Node[]
}

const find = (things: Node[], type: string) => things.find((thing) => thing['@type'] === type)

const shown = (article: ArticleModel['article'], isOldRevision = false): ArticleModel => ({
  ...{ type: 'article', article, ...alone, laterCoverage: [], isOldRevision },
})

const anImage = (url: unknown, width: number, height: number) => ({
  ...{ '@type': 'ImageObject', url, width, height },
})

const named = { canonicalPath: '/2026/11/20/bridge' }

describe('a piece', () => {
  it('is told with its dates, writers, places and corrections', async () => {
    const { text, ...rich } = aRichPublished()
    const article = {
      ...rich,
      text: { ...text, kind: 'news' as const },
      day: { from: '2026-11-20', to: '2026-11-20', basis: 'recorded' as const },
      revisedAt: new Date('2026-11-21T05:00:00Z'),
    }
    const things = await thingsOf(aRichFrame(), shown(article), { ...named, description: 'How.' })
    expect(find(things, 'NewsArticle')).toMatchObject({
      '@id': `${SITE}/2026/11/20/bridge`,
      headline: 'Bridge opens',
      description: 'How.',
      inLanguage: 'en',
      datePublished: '2026-11-20T05:00:00.000Z',
      dateModified: '2026-11-21T05:00:00.000Z',
      author: [
        { '@type': 'Person', name: 'A. Writer', url: `${SITE}/author/a-writer` },
        { name: 'B. Writer' },
      ],
      publisher: { '@id': `${SITE}/#organization` },
      articleSection: 'Economy',
      contentLocation: { '@type': 'Country', name: 'Kyrgyzstan' },
      correction: { '@type': 'CorrectionComment', text: aCorrectionNote().publicNote },
      workTranslation: { '@id': `${SITE}/ru/2026/11/20/most`, inLanguage: 'ru' },
    })
    expect(find(things, 'BreadcrumbList')?.itemListElement).toMatchObject([
      { position: 1, name: 'Front page', item: `${SITE}/` },
      { position: 2, name: 'Economy', item: `${SITE}/section/economy` },
      { position: 3, name: 'Bridge opens', item: `${SITE}/2026/11/20/bridge` },
    ])
    expect(find(things, 'NewsMediaOrganization')).toMatchObject({ name: 'The Valley Post' })
  })

  it.each([
    ['opinion', 'OpinionNewsArticle'],
    ['analysis', 'AnalysisNewsArticle'],
    ['sponsored', 'AdvertiserContentArticle'],
  ] as const)('of the kind %s is an %s', async (kind, type) => {
    const things = await thingsOf(aFrame(), shown(aPublished({ text: anArticleText({ kind }) })))
    expect(find(things, type)).toMatchObject({ author: { '@id': `${SITE}/#organization` } })
  })

  it('gives no date where the day is not known, and the day alone where the hour is not', async () => {
    const rescued = aPublished({
      day: { from: null, to: '2019-11-09', basis: 'not-after-capture' },
    })
    const undated = find(await thingsOf(aFrame(), shown(rescued)), 'NewsArticle')
    expect(undated).not.toHaveProperty('datePublished')
    expect(undated).not.toHaveProperty('dateModified')
    const printed = aPublished({ day: { from: '2019-11-09', to: '2019-11-09', basis: 'stated' } })
    const dated = find(await thingsOf(aFrame(), shown(printed)), 'NewsArticle')
    expect(dated).toMatchObject({ datePublished: '2019-11-09' })
    expect(dated).not.toHaveProperty('dateModified')
  })

  it('is shown by the picture over its text, in the forms that there are', async () => {
    const picture = {
      ...{ id: 'a-picture', name: '0123456789abcdef0123', width: 1400, height: 1050 },
      ...{ colour: '#336699', framing: { crops: {} } },
    }
    const leadPicture = aPicture(picture.id)
    const article = aPublished({ text: anArticleText({ leadPicture }), pictures: [picture] })
    const thing = find(await thingsOf(aFrame(), shown(article)), 'NewsArticle')
    expect(thing?.image).toEqual([
      anImage(`${SITE}/media/0123456789abcdef0123-full-1200.jpg`, 1200, 900),
      anImage(expect.stringMatching(/-wide-[0-9a-f]{6}-1200\.jpg$/), 1200, 675),
      anImage(expect.stringMatching(/-card-[0-9a-f]{6}-960\.jpg$/), 960, 640),
    ])
  })

  it('without a picture is shown by the card that networks show', async () => {
    const html = renderHtml(aFrame(), aPage(shown(aPublished())))
    const card = /property="og:image" content="([^"]*)"/.exec(html)?.[1]
    expect(card).toContain(`${SITE}/cards/`)
    const thing = find(await thingsOf(aFrame(), shown(aPublished())), 'NewsArticle')
    expect(thing?.image).toEqual(anImage(card, 1200, 630))
  })

  it('that is a translation names its original', async () => {
    const otherEditions = [
      { edition: 'en' as const, path: '/2026/11/20/bridge', origin: 'original' as const },
      { edition: 'kk' as const, path: '/kk/2026/11/20/kopir', origin: 'translation' as const },
    ]
    const translation = aPublished({ edition: 'ru', origin: 'translation', otherEditions })
    const thing = find(await thingsOf(aFrame(), shown(translation)), 'NewsArticle')
    expect(thing).toMatchObject({ translationOfWork: { '@id': `${SITE}/2026/11/20/bridge` } })
    expect(thing).not.toHaveProperty('workTranslation')
  })

  it('in an old revision is not told as if it stood', async () => {
    const things = await thingsOf(aFrame(), shown(aRichPublished(), true), named)
    expect(things.map((thing) => thing['@type']).sort()).toEqual([
      'BreadcrumbList',
      'NewsMediaOrganization',
    ])
  })
})

describe('the front page', () => {
  const boxes = { secondary: [], latest: [], byCountry: [], opinion: [], briefs: [], wholes: [] }
  const front: PageModel = { type: 'front', lead: null, ...boxes }

  it('tells whose paper this is, with the policies that it has', async () => {
    const footer = [
      { label: 'Corrections policy', href: '/ru/corrections-policy' },
      { label: 'Ownership', href: '/ru/ownership' },
    ]
    const frame = aRichFrame({ edition: 'ru', homePath: '/ru', footer })
    const things = await thingsOf(frame, front, { canonicalPath: '/ru' })
    const paper = find(things, 'NewsMediaOrganization')
    expect(paper).toMatchObject({
      correctionsPolicy: `${SITE}/ru/corrections-policy`,
      ownershipFundingInfo: `${SITE}/ru/ownership`,
    })
    expect(paper).not.toHaveProperty('ethicsPolicy')
    expect(find(things, 'WebSite')).toMatchObject({ url: `${SITE}/ru`, inLanguage: 'ru' })
    expect(find(things, 'BreadcrumbList')).toBeUndefined()
  })
})

describe('the block of data', () => {
  it('is ended by no text, and says nothing of a message', async () => {
    const headline = '</script><script>alert(1)</script><!-- " \\ \u2028'
    const article = aPublished({ text: anArticleText({ headline }) })
    const things = await thingsOf(aFrame(), shown(article))
    expect(find(things, 'NewsArticle')).toMatchObject({ headline })
    const gone: PageModel = { type: 'message', status: 404, title: '', message: '', gone: null }
    const html = renderHtml(aFrame(), aPage(gone, { canonicalPath: null }))
    expect(html).not.toContain('ld+json')
  })

  it('leads through an archive as the page does', async () => {
    const empty = { label: '', about: '', cards: [], below: [], wholes: [], elsewhere: [] }
    const above = [{ label: 'Archive', href: '/archive' }]
    const listing: PageModel = {
      ...{ type: 'listing', title: '2025', ...empty, above, feedPath: null, paging: aPaging() },
    }
    const things = await thingsOf(aFrame(), listing, {
      title: '2025',
      canonicalPath: '/archive/2025',
    })
    const items = find(things, 'BreadcrumbList')?.itemListElement
    expect(items).toMatchObject([
      {},
      { name: 'Archive', item: `${SITE}/archive` },
      { name: '2025' },
    ])
  })
})
