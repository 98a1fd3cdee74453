import { z } from 'zod'
import { publishArticle } from '#articles/publish-article.ts'
import type { ArticleDay, Rights } from '#articles/published-article.ts'
import { stateProvenance } from '#articles/state-provenance.ts'
import { dateBases } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import type { Actor } from '#staff/audit-log.ts'
import { surerDay } from './piece-day.ts'

export type DraftToPublish = {
  actor: Actor
  articleId: string
  rights: Rights
  recoveredFrom: string
  day: ArticleDay | null
  at: Date
}

/**
 * Publishes the draft of a whole piece with its rights, origin and day. Null where it is no draft
 * that an import made: it was public before, has ended, or somebody works on it.
 */
export async function publishDraft(
  tx: Tx,
  { actor, articleId, rights, recoveredFrom, day, at }: DraftToPublish,
): Promise<{ path: string } | null> {
  const draft = await tx
    .selectFrom('articles')
    .innerJoin('working_copies as w', 'w.article_id', 'articles.id')
    .select(['dated_from', 'dated_to', 'dated_basis'])
    .where('articles.id', '=', articleId)
    .where('public_state', '=', 'never')
    .where('w.desk_state', '=', 'draft')
    .where('w.updated_by', 'is', null)
    .forNoKeyUpdate('articles')
    .executeTakeFirst()
  if (!draft) return null
  await stateProvenance(tx, { actor, articleId, rights, recoveredFrom })
  return publishArticle(tx, { actor, articleId, at, day: surerDay(day, storedDay(draft)) })
}

function storedDay(row: {
  dated_from: string | null
  dated_to: string | null
  dated_basis: string | null
}) {
  if (row.dated_to === null) return null
  const basis = z.enum(dateBases).parse(row.dated_basis)
  return { from: row.dated_from, to: row.dated_to, basis }
}
