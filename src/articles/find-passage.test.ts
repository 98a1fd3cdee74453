import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { savePage } from '#site/static-pages.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aByline,
  aCorrection,
  aLinkTo,
  anArticle,
  aParagraph,
  aPublishedArticle,
  aSite,
  aTable,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findPassage } from './find-passage.ts'

const database = useTestDatabase()
beforeAll(() =>
  aSite(database.db, {
    tagline: 'Founded by Temir Sample',
    imprint: { publisher: 'Temir Sample' },
  }),
)

const named = { body: [aParagraph('It was built by Temir\u00a0Sample himself.')] }

test('a passage is found in texts of now and before, drafts, notes and pages', async () => {
  const open = await aPublishedArticle(database.db, { text: named })
  await aCorrection(database.db, open.articleId, { publicNote: 'Not by Temir Sample.' })
  const draft = await anArticle(database.db, { text: named })
  const loud = await anArticle(database.db, { text: { headline: 'TEMIR SAMPLE BUILDS' } })
  await aPublishedArticle(database.db)
  await transact(database.db, (tx) =>
    savePage(tx, {
      ...{ actor: operator, edition: 'en', slug: 'about', title: 'About' },
      ...named,
    }),
  )
  const { pieces, pages, site } = await findPassage(database.db, 'Temir Sample')
  expect(pieces.toSorted((a, b) => (a.articleId < b.articleId ? -1 : 1))).toEqual([
    { articleId: open.articleId, path: open.path, places: ['earlier', 'saved', 'note'] },
    { articleId: draft, path: null, places: ['draft'] },
  ])
  expect(pages).toEqual([{ slug: 'about', edition: 'en', version: 1 }])
  expect(site).toEqual(['tagline (en)', 'imprint.publisher'])
  const anyCase = await findPassage(database.db, 'temir Sample', { isAnyCase: true })
  expect(anyCase.pieces.map(({ articleId }) => articleId)).toEqual(
    expect.arrayContaining([open.articleId, draft, loud]),
  )
  expect(await findPassage(database.db, 'Nobody Sample')).toEqual({
    pieces: [],
    pages: [],
    bylines: [],
    site: [],
  })
})

test('a passage is found in whatever shape it hides', async () => {
  const { db } = database
  const to = (href: string) => ({ body: [aLinkTo(href, 'there')] })
  const hiding = {
    'soft hyphens': { headline: 'Ask Асель Жа\u00adпа\u00adрова now' },
    'another letter case': { standfirst: 'СЕГОДНЯ АСЕЛЬ ЖАПАРОВА' },
    'a part of longer words': { dateline: 'Васель Асель Жапаровак' },
    'a link with percent signs': to(`https://example.org/${encodeURIComponent('асель-жапарова')}`),
    'two blocks': { body: [aParagraph('Here is Асель'), aParagraph('Жапарова.')] },
    'a table': { body: [aTable([['Name'], ['Асель Жапарова "the first"']])] },
    'a byline': { bylines: [{ ...(await aByline(db)), name: 'Асель Жапарова' }] },
  }
  const ids = new Map<string, string>()
  for (const [where, text] of Object.entries(hiding)) {
    ids.set(await anArticle(db, { text }), where)
  }
  await anArticle(db, { text: { headline: 'Асель and Жапаров' } })
  const found = await findPassage(db, 'асель жапарова', { isAnyCase: true })
  expect(found.pieces.map(({ articleId }) => ids.get(articleId)).toSorted()).toEqual(
    Object.keys(hiding).toSorted(),
  )
  const accents = await anArticle(db, { text: to('/people/jose-bjorn-munoz') })
  const { pieces } = await findPassage(db, 'José Bjorn Muñoz')
  expect(pieces.map(({ articleId }) => articleId)).toEqual([accents])
})
