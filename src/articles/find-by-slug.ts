import type { ArticleText, PublicState } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { textColumns, textFromRow } from './reading/article-text.ts'

/** `text`: as it was printed last. */
export type PieceBySlug = {
  articleId: string
  path: string
  workingVersion: number
  text: ArticleText
}

export type SlugToFind = {
  slug: string
  edition: Edition
  state: Extract<PublicState, 'published' | 'withdrawn'>
  /** of the piece itself, 'YYYY-MM-DD', where it is known which one is meant */
  day?: string | undefined
}

/** The piece with that slug in that edition, the newest where several have it; null where none has. */
export async function findBySlug(
  db: Db,
  { slug, edition, state, day }: SlugToFind,
): Promise<PieceBySlug | null> {
  const row = await db
    .selectFrom('addresses as place')
    .innerJoin('articles as a', 'a.id', 'place.article_id')
    .innerJoin('revisions as r', 'r.id', 'a.public_revision_id')
    .innerJoin('working_copies as copy', 'copy.article_id', 'a.id')
    .select(['a.id as articleId', 'place.path', 'copy.version as workingVersion'])
    .select('r.bylines_as_printed as bylines')
    .select(textColumns.map((column) => `r.${column}` as const))
    .where('place.canonical', '=', true)
    .where('a.public_state', '=', state)
    .where('a.edition', '=', edition)
    // A slug has no sign that `like` would read.
    .where('place.path', 'like', `%/${slug}`)
    .$if(day !== undefined, (q) =>
      q.where('a.dated_from', '=', day ?? null).where('a.dated_to', '=', day ?? null),
    )
    .orderBy('a.first_published_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { articleId, path, workingVersion } = row
  return { articleId, path, workingVersion, text: textFromRow(row) }
}
