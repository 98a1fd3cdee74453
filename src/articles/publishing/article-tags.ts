import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { addressTag, articleTag, correctionsTag, listingTag } from '../tags.ts'
import type { LockedArticle } from './lock-article.ts'

/**
 * The cache tags of every page that says something about the piece as it stands now: itself, its
 * addresses and listings, the pieces it links to or that link to it, its other editions, and the
 * list of corrections where it has any. An act takes them before and after its change.
 */
export async function listArticleTags(
  tx: Tx,
  { id, workId, edition }: Pick<LockedArticle, 'id' | 'workId' | 'edition'>,
): Promise<string[]> {
  const { rows } = await sql<{ address?: string; listing?: string; article?: string }>`
    select path as address, null as listing, null as article from addresses where article_id = ${id}
    union all select null, listing, null from listings where article_id = ${id}
    union all select null, null, id::text from articles where work_id = ${workId}
    union all select null, null, to_article_id::text from article_links where from_article_id = ${id}
    union all select null, null, from_article_id::text from article_links where to_article_id = ${id}
    union all (select null, null, null from corrections where article_id = ${id} limit 1)
  `.execute(tx)
  return rows.map(({ address, listing, article }) => {
    if (address) return addressTag(address)
    if (listing) return listingTag(edition, listing)
    return article ? articleTag(article) : correctionsTag(edition)
  })
}
