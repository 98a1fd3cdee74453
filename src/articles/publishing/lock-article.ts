import { z } from 'zod'
import type { PublicState } from '#contract/article.ts'
import { publicStates } from '#contract/article.ts'
import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { ArticleDay } from '../published-article.ts'
import { dayFromRow } from '../reading/day-row.ts'

/** A piece whose state no other transaction can change before this one ends. */
export type LockedArticle = {
  id: string
  workId: string
  edition: Edition
  publicState: PublicState
  publicReason: string | null
  publicRevisionId: string | null
  firstPublishedAt: Date | null
  day: ArticleDay | null
  hasRights: boolean
  isRecovered: boolean
}

/**
 * Every act on a piece begins with this: acts on one piece take turns.
 * @throws Failure `article-unknown`
 */
export async function lockArticle(tx: Tx, articleId: string): Promise<LockedArticle> {
  const row = await tx
    .selectFrom('articles')
    .selectAll()
    .where('id', '=', articleId)
    // Not `for update`: that would wait for pieces that only link to this one.
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw new Failure('article-unknown', 'There is no such piece.')
  return {
    id: row.id,
    workId: row.work_id,
    edition: editionSchema.parse(row.edition),
    publicState: z.enum(publicStates).parse(row.public_state),
    publicReason: row.public_reason,
    publicRevisionId: row.public_revision_id,
    firstPublishedAt: row.first_published_at,
    day: dayFromRow(row),
    hasRights: row.rights !== null,
    isRecovered: row.recovered_from !== null,
  }
}

/** @throws Failure `article-killed` */
export function requireNotKilled(article: LockedArticle): void {
  if (article.publicState !== 'killed') return
  throw new Failure('article-killed', 'The piece was killed, which is final.')
}

/** @throws Failure `article-not-public` */
export function requirePublic(article: LockedArticle): void {
  if (article.publicState === 'published') return
  throw new Failure('article-not-public', 'The piece is not public.')
}

/** @throws Failure `rights-unknown` */
export function requireRights(article: LockedArticle): void {
  if (article.hasRights) return
  throw new Failure(
    'rights-unknown',
    'By what right the piece may be printed is not written down yet.',
  )
}
