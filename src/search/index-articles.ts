import { sql } from 'kysely'
import { listWholeArticles } from '#articles/list-articles.ts'
import type { PublishedArticle } from '#articles/published-article.ts'
import type { Tx } from '#platform/database.ts'
import { articleWords } from './article-words.ts'
import { foldForSearch } from './fold-for-search.ts'
import { languageOf } from './language-of.ts'

/**
 * Writes the entries of these pieces anew from what is public of them now; a piece that is not
 * public has none. The pieces are locked as acts lock them, so that an entry is never made from a
 * text that is being replaced, or expunged, at the same moment.
 */
export async function indexArticles(tx: Tx, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return
  const ids = [...articleIds]
  const rows = await tx
    .selectFrom('articles')
    .select(['id', 'public_revision_id as revisionId', 'listed_at as listedAt'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const states = new Map(rows.map((row) => [row.id, row]))
  await tx.deleteFrom('search_entries').where('article_id', 'in', ids).execute()
  for (const article of await listWholeArticles(tx, ids)) {
    const state = states.get(article.id)
    if (!state?.revisionId) continue
    const { revisionId, listedAt } = state
    await insertEntry(tx, article, { revisionId, listedAt: listedAt ?? LONG_AGO })
  }
}

/** Of a piece of which no day is known. */
const LONG_AGO = new Date('0100-01-01T00:00:00Z')

async function insertEntry(
  tx: Tx,
  article: PublishedArticle,
  { revisionId, listedAt }: { revisionId: string; listedAt: Date },
): Promise<void> {
  const language = languageOf(article.edition)
  const [a, b, c, d] = articleWords(article).map((part) => foldForSearch(part).text)
  await sql`
    insert into search_entries (article_id, edition, revision_id, listed_at, words)
    values (${article.id}, ${article.edition}, ${revisionId}, ${listedAt},
      setweight(to_tsvector(${language}::regconfig, ${a}), 'A') ||
      setweight(to_tsvector(${language}::regconfig, ${b}), 'B') ||
      setweight(to_tsvector(${language}::regconfig, ${c}), 'C') ||
      setweight(to_tsvector(${language}::regconfig, ${d}), 'D'))`.execute(tx)
}
