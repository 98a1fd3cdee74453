import type { ArticleText } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import type { ArticleDay, Rights } from './published-article.ts'
import { textToRow } from './reading/article-text.ts'
import { dayToRow } from './reading/day-row.ts'

export type NewArticle = {
  actor: Actor
  edition: Edition
  /** the last part of its address to be; another piece may have the same */
  slug: string
  text: ArticleText
  /** the work of which this is one more edition; without it the piece is a new work */
  workId?: string
  origin?: 'original' | 'translation' | 'transliteration'
  /** 'own' where nothing is said; null: not known yet, and it cannot be published */
  rights?: Rights | null
  /** for rescued pieces, in words: where from */
  recoveredFrom?: string
  /** the day of a rescued piece, as far as it is known */
  day?: ArticleDay | null
}

/** A new piece: a draft that nobody outside sees. */
export async function createArticle(tx: Tx, input: NewArticle): Promise<{ articleId: string }> {
  const { actor, edition, slug, text } = input
  const articleId = newId()
  const workId = input.workId ?? newId()
  if (!input.workId) await tx.insertInto('works').values({ id: workId }).execute()
  await tx
    .insertInto('articles')
    .values({
      id: articleId,
      work_id: workId,
      edition,
      origin: input.origin ?? 'original',
      rights: input.rights === undefined ? 'own' : input.rights,
      recovered_from: input.recoveredFrom ?? null,
      ...dayToRow(input.day ?? null),
    })
    .execute()
  await tx
    .insertInto('working_copies')
    .values({ article_id: articleId, slug, ...textToRow(text), updated_by: actor.accountId })
    .execute()
  const act = 'article.created'
  await recordAct(tx, { actor, act, subject: articleId, detail: { edition, slug, workId } })
  await appendEvent(tx, { name: act, subject: articleId, tags: [] })
  return { articleId }
}
