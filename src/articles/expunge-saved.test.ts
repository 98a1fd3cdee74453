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
beforeAll(() => aSite(database.db, { editions: ['en', 'ru'] }))

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
  // As in a backup of before: nothing in it says that the words are not to be stored.
  await database.pool.query('alter table expunctions disable trigger user')
  await database.pool.query('delete from expunctions')
  await database.pool.query('alter table expunctions enable trigger user')
  await put('Her name is Meerim Hiddenova.', 3)
  await put('Her name is not told.', 4)
  const { destroyed } = await transact(db, (tx) => replayExpunctions(tx, [outcome.expunction]))
  expect(destroyed).toBe(1)
  expect(await stored(articleId)).not.toContain('Hiddenova')
})

test('a page that was open meanwhile cannot save it back, in no edition of the piece', async () => {
  const { db } = database
  const articleId = await anArticle(db)
  const persons = await twoPersons(db)
  const put = (piece: string, expectedVersion: number, words: string) => {
    const text = anArticleText({ body: [aParagraph(words)] })
    const given = { actor: operator, articleId: piece, expectedVersion, text }
    return transact(db, (tx) => saveWorkingCopy(tx, given))
  }
  await put(articleId, 1, 'Her name is Asel Unnamedova.')
  const order = { ...persons, articleId, passage: 'Asel Unnamedova' }
  await transact(db, (tx) => expungePassage(tx, { ...order, reasonClass: 'minor' as const }))
  const again = put(articleId, 3, 'Her name, again, is Asel Unnamedova.')
  await expect(again).rejects.toMatchObject({ code: 'words-expunged' })
  const { rows } = await database.pool.query('select work_id from articles where id = $1', [
    articleId,
  ])
  const translated = await anArticle(db)
  await database.pool.query(
    "update articles set work_id = $1, edition = 'ru', origin = 'translation' where id = $2",
    [rows[0]?.work_id, translated],
  )
  const there = put(translated, 1, 'Asel Unnamedova said so.')
  await expect(there).rejects.toMatchObject({ code: 'words-expunged' })
  expect(await put(articleId, 3, 'Her name is not told.')).toEqual({ ok: true, version: 4 })
  expect(await stored(articleId)).not.toContain('Unnamedova')
})

test('of a piece that is expunged as a whole no saved version stays', async () => {
  const { db } = database
  const articleId = await anEditedPiece()
  const persons = await twoPersons(db)
  await transact(db, (tx) => expungeArticle(tx, { ...persons, articleId, reasonClass: 'security' }))
  expect(await stored(articleId)).toBe('')
})
