import type { Rights } from '#contract/article.ts'
import type { Db, Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import type { RecoveredFrom } from './published-article.ts'
import { lockArticle, requireNotKilled } from './publishing/lock-article.ts'
import { recoveredFromRow, recoveredToRow } from './reading/recovered-row.ts'

/** What is known of a rescued piece; `rights` null: nobody has written them down. */
export type KnownProvenance = { rights: Rights | null; recoveredFrom: RecoveredFrom }

/** null: it was not rescued from a capture. */
export async function findProvenance(db: Db, articleId: string): Promise<KnownProvenance | null> {
  const row = await db
    .selectFrom('articles')
    .select((e) => [
      'recovered_from',
      'recovered_day',
      e.ref('rights').$castTo<Rights | null>().as('rights'),
    ])
    .where('id', '=', articleId)
    .executeTakeFirst()
  const recoveredFrom = row ? recoveredFromRow(row) : null
  return row && recoveredFrom ? { rights: row.rights, recoveredFrom } : null
}

/**
 * The same for a piece that came from a capture, of which the day of the page stays as it was read.
 * @throws Failure `not-recovered`, and as `stateProvenance`
 */
export async function stateRights(
  tx: Tx,
  { actor, articleId, rights, origin }: Omit<Provenance, 'recoveredFrom'> & { origin: string },
): Promise<void> {
  const known = await findProvenance(tx, articleId)
  if (!known) {
    throw new Failure('not-recovered', 'The piece is not from a capture: its rights are our own.')
  }
  const recoveredFrom = { ...known.recoveredFrom, origin }
  await stateProvenance(tx, { actor, articleId, rights, recoveredFrom })
}

export type Provenance = {
  actor: Actor
  articleId: string
  rights: Rights
  recoveredFrom: RecoveredFrom
}

/**
 * Writes down by what right a rescued piece may be printed and where it is from, which it needs
 * before it is published.
 *
 * @throws Failure `article-unknown`, `article-killed`, `already-published`
 */
export async function stateProvenance(
  tx: Tx,
  { actor, articleId, rights, recoveredFrom }: Provenance,
): Promise<void> {
  const article = await lockArticle(tx, articleId)
  requireNotKilled(article)
  if (article.publicState === 'published') {
    throw new Failure('already-published', 'The piece is public already.')
  }
  await tx
    .updateTable('articles')
    .set({ rights, ...recoveredToRow(recoveredFrom) })
    .where('id', '=', articleId)
    .execute()
  const act = 'article.provenance-stated'
  await recordAct(tx, { actor, act, subject: articleId, detail: { rights, recoveredFrom } })
}
