import type { Db } from '#platform/database.ts'
import type { ArticleCard } from './published-article.ts'
import { selectCards, toCard } from './reading/card-row.ts'

/**
 * Public pieces whose running text links to this one and that are not older, newest first.
 * One query.
 */
export async function listLaterCoverage(
  db: Db,
  articleId: string,
  limit = 20,
): Promise<ArticleCard[]> {
  const rows = await selectCards(db)
    .innerJoin('article_links as link', 'link.from_article_id', 'a.id')
    .innerJoin('articles as older', 'older.id', 'link.to_article_id')
    .where('older.id', '=', articleId)
    .where((e) =>
      e(
        e.fn.coalesce('a.listed_at', 'a.first_published_at'),
        '>=',
        e.fn.coalesce('older.listed_at', 'older.first_published_at'),
      ),
    )
    .orderBy((e) => e.fn.coalesce('a.listed_at', 'a.first_published_at'), 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toCard)
}
