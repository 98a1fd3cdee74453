import { z } from 'zod'
import { saveWorkingCopy } from '#articles/save-working-copy.ts'
import { type ArticleText, publicStates } from '#contract/article.ts'
import { bodySchema } from '#contract/body.ts'
import type { Tx } from '#platform/database.ts'
import type { Actor } from '#staff/audit-log.ts'
import { keepBlockIds } from '../keep-block-ids.ts'

export type FullerCopy = { actor: Actor; articleId: string; text: ArticleText }

/** `reason` in words. */
export type FullerOutcome = { ok: true } | { ok: false; reason: string }

/**
 * Puts a fuller copy into the working copy of its piece, where readers see nothing of it. Blocks
 * keep their ids, and the terms stay that the piece has.
 */
export async function saveFullerCopy(
  tx: Tx,
  { actor, articleId, text }: FullerCopy,
): Promise<FullerOutcome> {
  const copy = await tx
    .selectFrom('articles')
    .leftJoin('working_copies as w', 'w.article_id', 'articles.id')
    .select(['public_state', 'w.version', 'w.updated_by', 'w.desk_state', 'w.body'])
    .select(['w.terms'])
    .where('articles.id', '=', articleId)
    .forNoKeyUpdate('articles')
    .executeTakeFirstOrThrow()
  const state = z.enum(publicStates).parse(copy.public_state)
  if (copy.version === null || state === 'killed')
    return { ok: false, reason: 'the piece has ended' }
  if (copy.updated_by !== null || copy.desk_state !== 'draft') {
    return { ok: false, reason: 'somebody works on the piece' }
  }
  const body = keepBlockIds(bodySchema.parse(copy.body), text.body)
  const fuller = { ...text, body, terms: copy.terms ?? [] }
  const save = { actor, articleId, expectedVersion: copy.version, text: fuller }
  const saved = await saveWorkingCopy(tx, save)
  return saved.ok ? { ok: true } : { ok: false, reason: 'somebody works on the piece' }
}
