import type { ArticleText } from '#contract/article.ts'
import { textWithLinks } from '#expunctions/expunge-text.ts'
import { refuseExpunged } from '#expunctions/refuse-expunged.ts'
import type { Tx } from '#platform/database.ts'
import { textColumns, textFromRow } from '../reading/article-text.ts'
import type { LockedArticle } from './lock-article.ts'
import type { WorkingCopy } from './working-copy.ts'

/**
 * Sees that nothing that was expunged comes back in a text that is about to be printed, nor in the
 * note that goes with it. What the piece itself still shows may stay: it was left to this piece when
 * another one was expunged, and a correction of other words must be possible.
 *
 * @throws Failure `words-expunged`
 */
export async function requireNothingExpunged(
  tx: Tx,
  article: Shown,
  { copy, note = '' }: { copy: Pick<WorkingCopy, 'text'>; note?: string },
): Promise<void> {
  await refuseExpunged(tx, {
    texts: [textWithLinks(copy.text), note],
    findShown: () => findShown(tx, article),
  })
}

/**
 * Sees that a text that is saved brings back nothing that was expunged from the piece itself, in any
 * of its editions: every saved version stays, and a page that was open meanwhile, or a copy that was
 * kept for a dead link, still has the words. Of other pieces it is judged when it is approved.
 *
 * @throws Failure `words-expunged`
 */
export async function requireStaysExpunged(
  tx: Tx,
  article: LockedArticle,
  text: ArticleText,
): Promise<void> {
  const editions = await tx
    .selectFrom('articles')
    .select('id')
    .where('work_id', '=', article.workId)
    .execute()
  await refuseExpunged(tx, {
    texts: [textWithLinks(text)],
    findShown: () => findShown(tx, article),
    ofPieces: editions.map(({ id }) => id),
  })
}

type Shown = Pick<LockedArticle, 'publicRevisionId'>

/** What the piece showed last, to the public or before it was withdrawn. */
async function findShown(tx: Tx, { publicRevisionId }: Shown): Promise<string> {
  const row = await tx
    .selectFrom('revisions')
    .select(['bylines_as_printed as bylines', ...textColumns])
    .where('id', '=', publicRevisionId)
    .executeTakeFirst()
  return row ? textWithLinks(textFromRow(row)) : ''
}
