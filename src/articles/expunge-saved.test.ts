import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import {
  anArticle,
  anArticleText,
  anEdit,
  aParagraph,
  aSite,
  twoPersons,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { expungeArticle, expungePassage } from './expunge.ts'
import { findPassage } from './find-passage.ts'
import { findSavedVersion } from './find-saved-version.ts'
import { replayExpunctions } from './replay-expunctions.ts'
import { saveWorkingCopy } from './save-working-copy.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const secret = 'Nurlan Secretov'

/** Everything of the piece that lies in the two tables. */
async function stored(articleId: string): Promise<string> {
  const { rows } = await database.pool.query<{ text: string }>(
    `select fields::text || array_to_string(blocks, ' ') as text from saved_versions
        where article_id = $1
      union all select digest || block::text from saved_blocks where article_id = $1`,
    [articleId],
  )
  return rows.map(({ text }) => text).join('\n')
}

/** A draft that once held the name, in its headline, body and slug, and does not any more. */
async function anEditedPiece(): Promise<string> {
  const articleId = await anArticle(database.db, {
    slug: 'nurlan-secretov-speaks',
    text: { headline: `${secret} speaks`, body: [aParagraph(`So said ${secret}.`), aParagraph()] },
  })
  await anEdit(database.db, articleId, { slug: 'somebody-speaks', headline: 'Somebody speaks' })
  return articleId
}

test('a passage that only an old saved version holds is found, and cut from it', async () => {
  const { db } = database
  const articleId = await anEditedPiece()
  expect((await findPassage(db, secret)).pieces).toMatchObject([{ articleId, places: ['saved'] }])
  const persons = await twoPersons(db)
  const order = { ...persons, articleId, passage: secret, reasonClass: 'personal-data' as const }
  const outcome = await transact(db, (tx) => expungePassage(tx, order))
  expect(outcome).toMatchObject({ ok: true, removed: { versions: 1, texts: 0 } })
  expect(await stored(articleId)).not.toMatch(/secretov/i)
  const old = await findSavedVersion(db, articleId, 1)
  expect(old).toMatchObject({ slug: 'expunged-speaks', text: { headline: '[…] speaks' } })
  expect(old?.text.body).toHaveLength(2)
})

test('what a restored backup brings back of it goes again', async () => {
  const { db } = database
  const articleId = await anArticle(db)
  const persons = await twoPersons(db)
  const put = async (words: string, expectedVersion: number) => {
    const text = anArticleText({ body: [aParagraph(words)] })
    const given = { actor: operator, articleId, expectedVersion, text }
    await transact(db, (tx) => saveWorkingCopy(tx, given))
  }
  await put('Her name is Meerim Hiddenova.', 1)
  const order = { ...persons, articleId, passage: 'Meerim Hiddenova' }
  const outcome = await transact(db, (tx) =>
    expungePassage(tx, { ...order, reasonClass: 'minor' as const }),
  )
  if (!outcome.ok) throw new Error(outcome.reason)
  await put('Her name is Meerim Hiddenova.', 3)
  await put('Her name is not told.', 4)
  const { destroyed } = await transact(db, (tx) => replayExpunctions(tx, [outcome.expunction]))
  expect(destroyed).toBe(1)
  expect(await stored(articleId)).not.toContain('Hiddenova')
})

test('of a piece that is expunged as a whole no saved version stays', async () => {
  const { db } = database
  const articleId = await anEditedPiece()
  const persons = await twoPersons(db)
  await transact(db, (tx) => expungeArticle(tx, { ...persons, articleId, reasonClass: 'security' }))
  expect(await stored(articleId)).toBe('')
})
