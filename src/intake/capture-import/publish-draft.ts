import { z } from 'zod'
import { publishArticle } from '#articles/publish-article.ts'
import type { ArticleDay, RecoveredFrom } from '#articles/published-article.ts'
import { stateProvenance } from '#articles/state-provenance.ts'
import { dateBases, type Rights } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import type { Actor } from '#staff/audit-log.ts'
import { surerDay } from './piece-day.ts'

/** The stored day of each of the pieces that is a draft an import made and nobody works on. */
export async function listUntouchedDrafts(
  tx: Tx,
  articleIds: readonly string[],
): Promise<Map<string, ArticleDay | null>> {
  if (articleIds.length === 0) return new Map()
  const drafts = await tx
    .selectFrom('articles')
    .innerJoin('working_copies as w', 'w.article_id', 'articles.id')
    .select(['articles.id', 'dated_from', 'dated_to', 'dated_basis'])
    .where('articles.id', 'in', articleIds)
    .where('public_state', '=', 'never')
    .where('w.desk_state', '=', 'draft')
    .where('w.updated_by', 'is', null)
    .orderBy('articles.id')
    .forNoKeyUpdate('articles')
    .execute()
  return new Map(drafts.map(({ id, ...draft }) => [id, storedDay(draft)]))
}

export type DraftToPublish = {
  actor: Actor
  articleId: string
  rights: Rights
  recoveredFrom: RecoveredFrom
  /** as this capture has it, and as it is stored */
  days: readonly [ArticleDay | null, ArticleDay | null]
  at: Date
}

/** Publishes the draft of a whole piece with its rights, origin and day. */
export async function publishDraft(
  tx: Tx,
  { actor, articleId, rights, recoveredFrom, days, at }: DraftToPublish,
): Promise<{ path: string }> {
  await stateProvenance(tx, { actor, articleId, rights, recoveredFrom })
  return publishArticle(tx, { actor, articleId, at, day: surerDay(...days) })
}

function storedDay(row: {
  dated_from: string | null
  dated_to: string | null
  dated_basis: string | null
}): ArticleDay | null {
  if (row.dated_to === null) return null
  const basis = z.enum(dateBases).parse(row.dated_basis)
  return { from: row.dated_from, to: row.dated_to, basis }
}
