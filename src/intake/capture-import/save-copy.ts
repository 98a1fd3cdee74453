import { z } from 'zod'
import { saveWorkingCopy } from '#articles/save-working-copy.ts'
import { type ArticleText, publicStates } from '#contract/article.ts'
import { type Body, bodySchema } from '#contract/body.ts'
import type { Tx } from '#platform/database.ts'
import type { Actor } from '#staff/audit-log.ts'
import { keepBlockIds } from '../keep-block-ids.ts'

export type CopyToSave = {
  actor: Actor
  articleId: string
  text: ArticleText
  /** nothing is saved over other words than these */
  over?: ArticleText
}

/** `reason` in words. */
export type SaveOutcome =
  | { ok: true }
  | { ok: false; reason: string; code: 'ended' | 'in-work' | 'same' | 'other' }

/**
 * Puts another copy of a piece into its working copy, where readers see nothing of it. Blocks keep
 * their ids, and the terms stay that the piece has. Not where somebody works on the piece, and not
 * where it has these words already.
 */
export async function saveCopy(
  tx: Tx,
  { actor, articleId, text, over }: CopyToSave,
): Promise<SaveOutcome> {
  const copy = await findCopy(tx, articleId)
  if (!copy) return { ok: false, code: 'ended', reason: 'the piece has ended' }
  const inWork = { ok: false, code: 'in-work', reason: 'somebody works on the piece' } as const
  const words = wordsOf(copy)
  if (words === wordsOf(text)) return { ok: false, code: 'same', reason: 'it says the same' }
  if (!copy.isUntouched) return inWork
  if (over && words !== wordsOf(over)) {
    return { ok: false, code: 'other', reason: 'the piece is from another copy' }
  }
  const body = keepBlockIds(copy.body, text.body)
  const save = { actor, articleId, expectedVersion: copy.version }
  const saved = await saveWorkingCopy(tx, { ...save, text: { ...text, body, terms: copy.terms } })
  return saved.ok ? { ok: true } : inWork
}

/** As it stands at the desk; null where the piece has ended. */
async function findCopy(tx: Tx, articleId: string) {
  const copy = await tx
    .selectFrom('articles')
    .innerJoin('working_copies as w', 'w.article_id', 'articles.id')
    .select(['public_state', 'w.version', 'w.updated_by', 'w.desk_state'])
    .select(['w.headline', 'w.kind', 'w.dateline', 'w.body', 'w.terms'])
    .where('articles.id', '=', articleId)
    .forNoKeyUpdate('articles')
    .executeTakeFirst()
  if (!copy || z.enum(publicStates).parse(copy.public_state) === 'killed') return null
  const isUntouched = copy.updated_by === null && copy.desk_state === 'draft'
  return { ...copy, body: bodySchema.parse(copy.body), isUntouched }
}

/** What two readings of a piece can differ in; ids are made anew in each. */
function wordsOf(text: { headline: string; kind: string; dateline: string; body: Body }): string {
  const { headline, kind, dateline, body } = text
  const withoutIds = (key: string, value: unknown) => (key === 'id' ? undefined : value)
  return JSON.stringify([headline, kind, dateline, body], withoutIds)
}
