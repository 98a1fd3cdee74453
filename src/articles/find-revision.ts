import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { HistoryLine, PublishedArticle } from './published-article.ts'
import { correctionRowSchema } from './reading/json-parts.ts'
import { selectPublished, toPublishedArticle } from './reading/published-row.ts'

/** One published revision of a public piece; null where there is none or the piece is not public. */
export async function findPublishedRevision(
  db: Db,
  articleId: string,
  publishedNumber: number,
): Promise<PublishedArticle | null> {
  const row = await selectPublished(db)
    .where('a.id', '=', articleId)
    .where('r.published_number', '=', publishedNumber)
    .executeTakeFirst()
  return row ? toPublishedArticle(row) : null
}

/** The published revisions of a public piece, newest first; empty where it is not public. */
export async function listHistory(db: Db, articleId: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('revisions as r')
    .innerJoin('articles as a', 'a.id', 'r.article_id')
    .leftJoin('corrections as c', (join) =>
      join
        .onRef('c.article_id', '=', 'r.article_id')
        .onRef('c.published_number', '=', 'r.published_number'),
    )
    .select(['r.headline', 'c.kind', 'c.public_note', 'c.at'])
    .select(sql<Date>`r.published_at`.as('revisedAt'))
    .select(sql<number>`r.published_number`.as('publishedNumber'))
    .where('r.article_id', '=', articleId)
    .where('a.public_state', '=', 'published')
    .where('r.published_number', 'is not', null)
    .orderBy('r.published_number', 'desc')
    .execute()
  return rows.map(({ kind, public_note: publicNote, at, ...line }) => ({
    ...line,
    correction: kind
      ? correctionRowSchema.parse({ kind, publicNote, at, publishedNumber: line.publishedNumber })
      : null,
  }))
}
