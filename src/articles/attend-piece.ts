import { sql } from 'kysely'
import type { DeskState } from '#contract/article.ts'
import { deskStateSchema } from '#contract/article.ts'
import type { Db } from '#platform/database.ts'
import { type Colleague, colleague } from './desk/desk-rows.ts'

/** One tab in which somebody has a piece open. */
export type Attendance = { tab: string; articleId: string; accountId: string; isTyping: boolean }

/** Somebody who has the piece open in another tab; it may be the same person. */
export type Attendant = { accountId: string; name: string; tabs: number; isTyping: boolean }

/** What a tab has to know of the piece to see that what it shows is old. */
export type PieceStanding = {
  begunBy: string | null
  deskState: DeskState
  version: number
  updatedBy: Colleague
}

/**
 * Who has not been heard of for so long is gone. A tab says every four seconds that it is there,
 * so one that is closed in silence is gone from the others' screens within twenty.
 */
const GONE_AFTER = sql<Date>`now() - interval '12 seconds'`

/** null where there is no such piece, or its text was expunged. */
export async function findStanding(db: Db, articleId: string): Promise<PieceStanding | null> {
  const row = await db
    .selectFrom('working_copies as copy')
    .innerJoin('articles as a', 'a.id', 'copy.article_id')
    .leftJoin('accounts as updater', 'updater.id', 'copy.updated_by')
    .select(['copy.version', 'copy.desk_state', 'updater.id', 'updater.name'])
    .select('a.begun_by as begunBy')
    .where('copy.article_id', '=', articleId)
    .executeTakeFirst()
  if (!row) return null
  const { id, name, begunBy, version } = row
  const deskState = deskStateSchema.parse(row.desk_state)
  return { begunBy, version, deskState, updatedBy: colleague(id, name) }
}

/** Notes that a tab is there, and tells who else is: of several processes over one database. */
export async function attendPiece(db: Db, given: Attendance): Promise<Attendant[]> {
  const { tab, articleId, accountId, isTyping } = given
  const there = { article_id: articleId, is_typing: isTyping, seen_at: sql<Date>`now()` }
  await db
    .insertInto('presences')
    .values({ tab, account_id: accountId, ...there })
    // An id of a tab that somebody else has is not to be taken over.
    .onConflict((conflict) =>
      conflict.column('tab').doUpdateSet(there).where('presences.account_id', '=', accountId),
    )
    .execute()
  const rows = await db
    .selectFrom('presences as p')
    .innerJoin('accounts as a', 'a.id', 'p.account_id')
    .select(({ fn }) => ['a.id', 'a.name', fn.countAll().as('tabs')])
    .select(sql<boolean>`bool_or(p.is_typing)`.as('isTyping'))
    .where('p.article_id', '=', articleId)
    .where('p.tab', '<>', tab)
    .where('p.seen_at', '>', GONE_AFTER)
    .groupBy(['a.id', 'a.name'])
    .orderBy('a.name')
    .execute()
  return rows.map(({ id, name, tabs, isTyping: typing }) => {
    return { accountId: id, name, tabs: Number(tabs), isTyping: typing }
  })
}

/** The tab is closed. What others left without a word goes with it. */
export async function leavePiece(
  db: Db,
  { tab, accountId }: Pick<Attendance, 'tab' | 'accountId'>,
): Promise<void> {
  await db
    .deleteFrom('presences')
    .where((row) =>
      row.or([
        row.and([row('tab', '=', tab), row('account_id', '=', accountId)]),
        row('seen_at', '<', GONE_AFTER),
      ]),
    )
    .execute()
}
