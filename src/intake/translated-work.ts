import type { Edition } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import type { Story } from './read-story.ts'
import { storyFailure } from './story-failure.ts'

/**
 * The work that a translation joins: that of the public original with the slug that its file
 * names, the newest where several have it.
 *
 * @throws Failure `story-unreadable` where there is no such original, or the work has a piece in
 * that edition already
 */
export async function getTranslatedWork(
  tx: Tx,
  { translationOf = '', file }: Story,
  edition: Edition,
): Promise<string> {
  const original = await tx
    .selectFrom('addresses')
    .innerJoin('articles', 'articles.id', 'addresses.article_id')
    .select('work_id as workId')
    .where('canonical', '=', true)
    .where('public_state', '=', 'published')
    .where('origin', '=', 'original')
    .where('edition', '<>', edition)
    // A slug has no sign that `like` would read.
    .where('path', 'like', `%/${translationOf}`)
    .orderBy('first_published_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!original) {
    throw storyFailure(
      { file },
      `it translates the story ${translationOf}, which is not published in another edition`,
    )
  }
  const { workId } = original
  const sibling = await tx
    .selectFrom('articles')
    .select('id')
    .where('work_id', '=', workId)
    .where('edition', '=', edition)
    .executeTakeFirst()
  if (!sibling) return workId
  throw storyFailure(
    { file },
    `the story ${translationOf} has a piece in the edition ${edition} already`,
  )
}
