import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { lockArticle, requireNotKilled } from './publishing/lock-article.ts'

/**
 * Nobody publishes the piece before `until`, nor its change where it is public. A longer embargo
 * takes the place of a shorter one; a shorter one does not: to lift one takes a reason.
 *
 * @throws Failure `article-unknown`, `article-killed`, `no-working-copy`, `in-the-past`,
 * `embargo-shorter`, `embargo-after-schedule`
 */
export async function setEmbargo(
  tx: Tx,
  { actor, articleId, until, now }: { actor: Actor; articleId: string; until: Date; now: Date },
): Promise<void> {
  const { embargo_until: former, publish_at: publishAt } = await lockCopy(tx, articleId)
  if (until <= now) throw new Failure('in-the-past', `${until.toISOString()} has passed already.`)
  if (former && former > now && until < former) {
    throw new Failure(
      'embargo-shorter',
      `The piece is under embargo until ${former.toISOString()}: lift that first, with a reason.`,
    )
  }
  if (publishAt && until > publishAt) {
    throw new Failure(
      'embargo-after-schedule',
      `The piece is to be published at ${publishAt.toISOString()}: set another time first.`,
    )
  }
  await store(tx, articleId, until)
  const detail = { until: until.toISOString(), former: former?.toISOString() ?? null }
  await recordAct(tx, { actor, act: 'article.embargo-set', subject: articleId, detail })
}

/**
 * The embargo ends at once.
 * @throws Failure `article-unknown`, `article-killed`, `no-working-copy`, `no-embargo`
 */
export async function liftEmbargo(
  tx: Tx,
  { actor, articleId, reason }: { actor: Actor; articleId: string; reason: string },
): Promise<void> {
  const { embargo_until: former } = await lockCopy(tx, articleId)
  if (!former) throw new Failure('no-embargo', 'The piece is under no embargo.')
  await store(tx, articleId, null)
  const detail = { former: former.toISOString(), reason }
  await recordAct(tx, { actor, act: 'article.embargo-lifted', subject: articleId, detail })
}

async function lockCopy(tx: Tx, articleId: string) {
  requireNotKilled(await lockArticle(tx, articleId))
  const copy = await tx
    .selectFrom('working_copies')
    .select(['embargo_until', 'publish_at'])
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (!copy) throw new Failure('no-working-copy', 'The piece has no text any more.')
  return copy
}

async function store(tx: Tx, articleId: string, until: Date | null): Promise<void> {
  await tx
    .updateTable('working_copies')
    .set({ embargo_until: until })
    .where('article_id', '=', articleId)
    .execute()
}
