import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'

/** A public piece, as far as a story file needs to know it. */
export type PrintedStory = { articleId: string; path: string; workingVersion: number }

/**
 * The public piece of that slug in that edition, the newest where several have it; of a given
 * moment of publication where one is given. Null where there is none.
 */
export async function findPrinted(
  db: Db,
  {
    slug,
    edition,
    publishedAt,
  }: { slug: string; edition: Edition; publishedAt?: Date | undefined },
): Promise<PrintedStory | null> {
  const row = await db
    .selectFrom('addresses')
    .innerJoin('articles', 'articles.id', 'addresses.article_id')
    .innerJoin('working_copies', 'working_copies.article_id', 'articles.id')
    .select(['articles.id as articleId', 'path', 'version as workingVersion'])
    .where('canonical', '=', true)
    .where('public_state', '=', 'published')
    .where('edition', '=', edition)
    // A slug has no sign that `like` would read.
    .where('path', 'like', `%/${slug}`)
    .$if(publishedAt !== undefined, (q) => q.where('first_published_at', '=', publishedAt ?? null))
    .orderBy('first_published_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
