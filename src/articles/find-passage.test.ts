import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { savePage } from '#site/static-pages.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aCorrection,
  anArticle,
  aParagraph,
  aPublishedArticle,
  aSite,
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
