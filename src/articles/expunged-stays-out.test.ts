import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aByline,
  aCorrection,
  anArticle,
  aParagraph,
  aPublishedArticle,
  aSite,
  twoPersons,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { expungeArticle, expungePassage } from './expunge.ts'
import { publishArticle } from './publish-article.ts'
import { approveArticle, submitArticle } from './review-article.ts'
import { scheduleArticle } from './schedule-article.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
let persons: Awaited<ReturnType<typeof twoPersons>>

beforeAll(async () => {
  await aSite(database.db)
  persons = await twoPersons(database.db)
})

const refused = { code: 'words-expunged' }

async function expunge(articleId: string, passage: string): Promise<string> {
  const order = { ...persons, articleId, passage, reasonClass: 'personal-data' as const }
  const done = await transact(database.db, (tx) => expungePassage(tx, order))
  if (!done.ok) throw new Error('the passage is not there')
  return done.expunction.id
}

const publish = (articleId: string) =>
  transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId }))

describe('an expunged passage', () => {
  test('cannot be published again, and the refusal names the tombstone', async () => {
    const { articleId } = await aPublishedArticle(database.db, {
      text: { headline: 'Anara Backova is heard' },
    })
    const tombstone = await expunge(articleId, 'Anara Backova')
    const said = new RegExp(
      `on \\d{4}-\\d\\d-\\d\\d \\(class personal-data, tombstone ${tombstone}\\)`,
    )
    const body = [aParagraph('On Monday Anara'), aParagraph('Backova spoke again.')]
    const byline = await aByline(database.db, 'Anara Backova')
    for (const text of [{ body }, { bylines: [byline] }, { sourcesNote: 'Anara\u00ad Backova' }]) {
      const again = await anArticle(database.db, { text })
      await expect(publish(again)).rejects.toThrow(said)
      const publishAt = new Date(Date.now() + 60_000)
      const act = { actor: operator, articleId: again, publishAt }
      await expect(transact(database.db, (tx) => scheduleArticle(tx, act))).rejects.toThrow(said)
    }
    await publish(await anArticle(database.db, { text: { headline: 'Anara Otherova is heard' } }))
  })

  test('is no part of what is submitted or approved', async () => {
    const text = { headline: 'Elmira Backova is heard' }
    const { articleId } = await aPublishedArticle(database.db, { text })
    await expunge(articleId, 'Elmira Backova')
    const again = await anArticle(database.db, { text })
    const review = { actor: operator, articleId: again, expectedVersion: 1 }
    for (const act of [submitArticle, approveArticle]) {
      await expect(transact(database.db, (tx) => act(tx, review))).rejects.toMatchObject(refused)
    }
  })

  test('cannot come back by a correction or its note, nor after a withdrawal', async () => {
    const text = { headline: 'Bermet Backova is heard' }
    const { articleId } = await aPublishedArticle(database.db, { text })
    await expunge(articleId, 'Bermet Backova')
    await expect(aCorrection(database.db, articleId, { text })).rejects.toMatchObject(refused)
    const publicNote = 'We misspelled Bermet Backova.'
    await expect(aCorrection(database.db, articleId, { publicNote })).rejects.toMatchObject(refused)
    const reason = 'It was wrong.'
    await transact(database.db, (tx) => withdrawArticle(tx, { actor: operator, articleId, reason }))
    await transact(database.db, (tx) =>
      tx.updateTable('working_copies').set(text).where('article_id', '=', articleId).execute(),
    )
    await expect(publish(articleId)).rejects.toMatchObject(refused)
  })

  test('may stay where the order left it: another piece that shows it can be corrected', async () => {
    const text = { headline: 'Cholpon Backova elsewhere' }
    const { articleId } = await aPublishedArticle(database.db, { text })
    const other = await aPublishedArticle(database.db, { text })
    await expunge(articleId, 'Cholpon Backova')
    await aCorrection(database.db, other.articleId, { text: { ...text, standfirst: 'Mended' } })
  })
})

test('a piece that was expunged cannot be published again, nor a part of it', async () => {
  const sentence = 'Dinara Backova met the judge twice in Osh.'
  const [short, other] = ['More details follow.', 'Osh was calm again.']
  const { articleId } = await aPublishedArticle(database.db, {
    text: { body: [aParagraph(`${short} ${sentence} ${other}`)] },
  })
  const order = { ...persons, articleId, reasonClass: 'court-order' as const }
  await transact(database.db, (tx) => expungeArticle(tx, order))
  for (const part of [sentence, `${other} On Monday it rained. ${short}`]) {
    const again = await anArticle(database.db, { text: { body: [aParagraph(`${part} So.`)] } })
    await expect(publish(again)).rejects.toMatchObject(refused)
  }
  const body = [aParagraph(`The bridge opened in the rain. ${short}`)]
  await publish(await anArticle(database.db, { text: { standfirst: '', body } }))
})
