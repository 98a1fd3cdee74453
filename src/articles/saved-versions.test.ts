import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ArticleText } from '#contract/article.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { articles } from '../../test/support/arbitrary-article.ts'
import {
  aCorrection,
  anAccount,
  anArticle,
  anArticleText,
  anEdit,
  aParagraph,
  aPublishedArticle,
  aSite,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findPrintedVersion, listPrintedVersions } from './find-printed-version.ts'
import { findSavedVersion, listSavedVersions } from './find-saved-version.ts'
import { findWorkingCopy } from './find-working-copy.ts'
import { restoreVersion } from './restore-version.ts'
import { saveWorkingCopy } from './save-working-copy.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const save = (articleId: string, expectedVersion: number, text: ArticleText, by?: string) =>
  transact(database.db, (tx) =>
    saveWorkingCopy(tx, {
      actor: by ? { accountId: by } : operator,
      articleId,
      expectedVersion,
      text,
    }),
  )

describe('a saved version', () => {
  test('is kept with who and when, from the first on', async () => {
    const { db } = database
    const writer = await anAccount(db, { name: 'Aigul Example' })
    const articleId = await anArticle(db, { actor: { accountId: writer } })
    await save(articleId, 1, anArticleText({ headline: 'Second' }), writer)
    await save(articleId, 2, anArticleText({ headline: 'Third' }))
    const versions = await listSavedVersions(db, articleId, { before: null, limit: 10 })
    expect(versions).toMatchObject([
      { version: 3, headline: 'Third', savedBy: null },
      { version: 2, headline: 'Second', savedBy: { id: writer, name: 'Aigul Example' } },
      { version: 1, savedBy: { id: writer } },
    ])
    expect(await listSavedVersions(db, articleId, { before: 2, limit: 10 })).toHaveLength(1)
  })

  test('comes back as it was written, whatever was written', async () => {
    const articleId = await anArticle(database.db)
    let version = 1
    await fc.assert(
      fc.asyncProperty(articles, async ({ text }) => {
        const saved = await save(articleId, version, text)
        expect(saved).toMatchObject({ ok: true })
        version += 1
        expect((await findSavedVersion(database.db, articleId, version))?.text).toEqual(text)
      }),
      { numRuns: 25 },
    )
    expect(await findSavedVersion(database.db, articleId, version + 1)).toBeNull()
  })

  test('costs a row and what changed, however long the piece is', async () => {
    const body = Array.from({ length: 50 }, (_, i) => aParagraph(`Paragraph ${i}`))
    const articleId = await anArticle(database.db, { text: { body } })
    for (let version = 1; version <= 5; version += 1) {
      const changed = body.with(7, { ...(body[7] ?? aParagraph()), text: `Written ${version}` })
      await save(articleId, version, anArticleText({ body: changed }))
    }
    const { rows } = await database.pool.query(
      'select count(*)::int as n from saved_blocks where article_id = $1',
      [articleId],
    )
    expect(rows).toEqual([{ n: 55 }])
  })
})

describe('a published version', () => {
  test('tells from which saved one it was printed, and what readers were told', async () => {
    const { db } = database
    const { articleId } = await aPublishedArticle(db)
    await aCorrection(db, articleId, { publicNote: 'It has two lanes.' })
    const printed = await listPrintedVersions(db, articleId)
    expect(printed).toMatchObject([
      { publishedNumber: 2, fromVersion: 2, note: { publicNote: 'It has two lanes.' } },
      { publishedNumber: 1, fromVersion: 1, note: null, dueAt: null },
    ])
    expect(await findPrintedVersion(db, articleId, 3)).toBeNull()
  })
})

describe('restoring', () => {
  test('saves an old text as the newest, and changes nothing for readers', async () => {
    const { db } = database
    const headline = 'As it was printed'
    const { articleId } = await aPublishedArticle(db, { text: { headline } })
    await anEdit(db, articleId, { headline: 'Spoiled' })
    const restore = (
      from: { version: number } | { publishedNumber: number },
      expectedVersion: number,
    ) =>
      transact(db, (tx) =>
        restoreVersion(tx, { actor: operator, articleId, expectedVersion, from }),
      )
    expect(await restore({ publishedNumber: 1 }, 2)).toEqual({ ok: true, version: 3 })
    expect(await findWorkingCopy(db, articleId)).toMatchObject({ version: 3, text: { headline } })
    expect(await restore({ version: 2 }, 3)).toEqual({ ok: true, version: 4 })
    expect((await findWorkingCopy(db, articleId))?.text.headline).toBe('Spoiled')
    expect(await listPrintedVersions(db, articleId)).toHaveLength(1)
    expect(await restore({ version: 1 }, 3)).toMatchObject({ ok: false, reason: 'conflict' })
    await expect(restore({ version: 99 }, 4)).rejects.toMatchObject({ code: 'version-unknown' })
  })
})
