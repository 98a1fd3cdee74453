import { z } from 'zod'
import { type ArticleKind, articleKindSchema } from '#contract/article.ts'
import type { Db, Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'

/** The kinds of pieces that a second person has to approve; none before `chapar init`. */
export async function listSecondPersonKinds(db: Db): Promise<ArticleKind[]> {
  const row = await db.selectFrom('site').select('second_person_for').executeTakeFirst()
  return z.array(articleKindSchema).parse(row?.second_person_for ?? [])
}

export type ApprovalRules = {
  kinds: ArticleKind[]
  /** null: nobody has changed them yet; `by` null: a command did */
  changed: { by: { id: string; name: string } | null; at: Date } | null
}

/** The same, with who has set them last. */
export async function findApprovalRules(db: Db): Promise<ApprovalRules> {
  const row = await db
    .selectFrom('site as s')
    .leftJoin('accounts as a', 'a.id', 's.second_person_changed_by')
    .select(['s.second_person_changed_at as at', 'a.id', 'a.name'])
    .executeTakeFirst()
  const kinds = await listSecondPersonKinds(db)
  if (!row?.at) return { kinds, changed: null }
  const by = row.id === null || row.name === null ? null : { id: row.id, name: row.name }
  return { kinds, changed: { by, at: row.at } }
}

/**
 * Sets them. What was approved before is judged by the new rule when it is to be published.
 * @throws Failure `not-initialised`
 */
export async function setSecondPersonKinds(
  tx: Tx,
  { actor, kinds }: { actor: Actor; kinds: readonly ArticleKind[] },
): Promise<void> {
  const before = await tx
    .selectFrom('site')
    .select('second_person_for')
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new Failure('not-initialised', 'This database has no newsroom yet.')
  const after = [...new Set(kinds)].sort()
  if (JSON.stringify([...before.second_person_for].sort()) === JSON.stringify(after)) return
  await tx
    .updateTable('site')
    .set({
      second_person_for: after,
      second_person_changed_at: new Date(),
      second_person_changed_by: actor.accountId,
    })
    .execute()
  const detail = { before: before.second_person_for, after }
  await recordAct(tx, { actor, act: 'site.approval-rules-changed', detail })
}
