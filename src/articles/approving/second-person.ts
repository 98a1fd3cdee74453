import { sql } from 'kysely'
import type { ArticleKind } from '#contract/article.ts'
import type { Db, Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { listSecondPersonKinds } from '#site/approval-rules.ts'
import { isSealed } from './is-sealed.ts'

export async function needsSecondPerson(db: Db, kind: ArticleKind): Promise<boolean> {
  return (await listSecondPersonKinds(db)).includes(kind)
}

/** Who has neither begun the piece nor saved a version of it since it was printed last. */
export async function isSecondPerson(
  db: Db,
  { articleId, accountId }: { articleId: string; accountId: string | null },
): Promise<boolean> {
  if (accountId === null) return false
  const { rows } = await sql<{ wrote: boolean }>`
    select exists (select from articles where id = ${articleId} and begun_by = ${accountId})
      or exists (
        select from saved_versions
        where article_id = ${articleId} and saved_by = ${accountId} and version > coalesce((
          select from_version from revisions where article_id = ${articleId}
          order by published_number desc nulls last limit 1), 0)) as wrote`.execute(db)
  return rows[0]?.wrote === false
}

/** @throws Failure `sealed` */
export async function requireNotSealed(
  tx: Tx,
  articleId: string,
  kindToBe: ArticleKind,
): Promise<void> {
  const copy = await tx
    .selectFrom('working_copies')
    .select(['desk_state', 'kind'])
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  const rule = await listSecondPersonKinds(tx)
  if (!copy || !isSealed(copy.desk_state, [copy.kind, kindToBe], rule)) return
  throw new Failure(
    'sealed',
    copy.desk_state === 'scheduled'
      ? 'This version was approved by a second person and is scheduled: take it off the schedule and send it back to change it.'
      : 'This version was approved by a second person: send it back to change it.',
  )
}

/**
 * That a piece whose kind asks for it was approved, in the version that stands, by a second person
 * or by an editor alone with a reason.
 *
 * @throws Failure `second-person-needed`
 */
export async function requireSecondPerson(tx: Tx, articleId: string): Promise<void> {
  if (await isPassed(tx, articleId)) return
  throw new Failure(
    'second-person-needed',
    'A piece of this kind is published when somebody has approved it who has not written it.',
  )
}

/** Whether nothing is missing of what the rule of its kind asks. */
export async function isPassed(db: Db, articleId: string): Promise<boolean> {
  const copy = await db
    .selectFrom('working_copies')
    .select(['kind', 'version', 'approved_by', 'approved_version'])
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (!copy) return false
  const kinds: readonly string[] = await listSecondPersonKinds(db)
  if (!kinds.includes(copy.kind)) return true
  if (copy.approved_version !== copy.version) return false
  if (await isSecondPerson(db, { articleId, accountId: copy.approved_by })) return true
  const override = await db
    .selectFrom('overrides')
    .select('id')
    .where('article_id', '=', articleId)
    .where('version', '=', copy.version)
    .executeTakeFirst()
  return override !== undefined
}
