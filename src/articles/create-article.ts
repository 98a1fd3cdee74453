import type { ArticleText, Rights } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvents } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordActs } from '#staff/audit-log.ts'
import type { ArticleDay, RecoveredFrom } from './published-article.ts'
import { textToRow } from './reading/article-text.ts'
import { dayToRow } from './reading/day-row.ts'
import { recoveredToRow } from './reading/recovered-row.ts'
import { keepVersions } from './versions/keep-versions.ts'

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
  /** of a rescued piece: the capture that it comes from */
  recoveredFrom?: RecoveredFrom
  /** the day of a rescued piece, as far as it is known */
  day?: ArticleDay | null
}

/** A new piece: a draft that nobody outside sees. */
export async function createArticle(tx: Tx, input: NewArticle): Promise<{ articleId: string }> {
  const articleId = newId()
  await createArticles(tx, [{ ...input, articleId }])
  return { articleId }
}

/** Many new pieces with ids that their maker has given them. As many queries as for one. */
export async function createArticles(
  tx: Tx,
  inputs: readonly (NewArticle & { articleId: string })[],
): Promise<void> {
  if (inputs.length === 0) return
  const drafts = inputs.map((input) => ({ ...input, newWorkId: input.workId ?? newId() }))
  const works = drafts.filter(({ workId }) => !workId).map(({ newWorkId }) => ({ id: newWorkId }))
  if (works.length > 0) await tx.insertInto('works').values(works).execute()
  await tx
    .insertInto('articles')
    .values(
      drafts.map((draft) => ({
        id: draft.articleId,
        work_id: draft.newWorkId,
        edition: draft.edition,
        begun_by: draft.actor.accountId,
        origin: draft.origin ?? 'original',
        rights: draft.rights === undefined ? 'own' : draft.rights,
        ...recoveredToRow(draft.recoveredFrom ?? null),
        ...dayToRow(draft.day ?? null),
      })),
    )
    .execute()
  await tx
    .insertInto('working_copies')
    .values(
      drafts.map(({ actor, articleId, slug, text }) => {
        return { article_id: articleId, slug, ...textToRow(text), updated_by: actor.accountId }
      }),
    )
    .execute()
  await keepVersions(
    tx,
    drafts.map(({ actor, articleId, slug, text }) => {
      return { articleId, version: 1, savedBy: actor.accountId, slug, text }
    }),
  )
  const act = 'article.created'
  const acts = drafts.map(({ actor, articleId, edition, slug, newWorkId: workId }) => {
    return { actor, act, subject: articleId, detail: { edition, slug, workId } }
  })
  await recordActs(tx, acts)
  await appendEvents(
    tx,
    drafts.map(({ articleId }) => ({ name: act, subject: articleId, tags: [] })),
  )
}
