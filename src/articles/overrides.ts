import { sql } from 'kysely'
import type { ArticleKind } from '#contract/article.ts'
import type { Db, Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'

/** A piece that an editor passed alone, though its kind asks for a second person. */
export type OpenOverride = {
  id: string
  articleId: string
  headline: string
  /** for the colleagues */
  reason: string
  by: { id: string; name: string }
  at: Date
}

/** Those that nobody else has looked at yet, the oldest first. */
export async function listOpenOverrides(db: Db): Promise<OpenOverride[]> {
  const rows = await db
    .selectFrom('overrides as o')
    .innerJoin('accounts as a', 'a.id', 'o.by')
    .innerJoin('working_copies as copy', 'copy.article_id', 'o.article_id')
    .select(['o.id', 'o.article_id as articleId', 'o.reason', 'o.at'])
    .select(['copy.headline', 'a.id as byId', 'a.name'])
    .where('o.reviewed_at', 'is', null)
    .orderBy('o.at')
    .orderBy('o.id')
    .execute()
  return rows.map(({ byId, name, ...row }) => ({ ...row, by: { id: byId, name } }))
}

/** Keeps that somebody passed a version alone. Its act is recorded by the caller. */
export async function keepOverride(
  tx: Tx,
  override: { by: string; articleId: string; kind: ArticleKind; version: number; reason: string },
): Promise<void> {
  const { articleId, ...rest } = override
  await tx
    .insertInto('overrides')
    .values({ id: newId(), article_id: articleId, ...rest })
    .execute()
}

/**
 * Somebody else has looked at it: it leaves the first page.
 * @throws Failure `override-unknown`, `own-override`
 */
export async function reviewOverride(
  tx: Tx,
  { actor, overrideId }: { actor: Actor; overrideId: string },
): Promise<void> {
  const override = await tx
    .selectFrom('overrides')
    .select(['article_id', 'by', 'reviewed_at'])
    .where('id', '=', overrideId)
    .forUpdate()
    .executeTakeFirst()
  if (!override) throw new Failure('override-unknown', 'There is no such override.')
  if (override.reviewed_at) return
  if (actor.accountId === null || actor.accountId === override.by) {
    throw new Failure('own-override', 'Somebody else has to look at it.')
  }
  await tx
    .updateTable('overrides')
    .set({ reviewed_by: actor.accountId, reviewed_at: sql`now()` })
    .where('id', '=', overrideId)
    .execute()
  const act = 'article.override-reviewed'
  await recordAct(tx, {
    actor,
    act,
    subject: override.article_id,
    detail: { override: overrideId },
  })
}
