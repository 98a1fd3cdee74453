import { sql } from 'kysely'
import type { DeskState } from '#contract/article.ts'
import type { Db } from '#platform/database.ts'
import { type Colleague, colleague } from './desk/desk-rows.ts'
import { type DeskCard, deskCards, toCard } from './desk-cards.ts'

/** `begunBy`: only what this account began; without it everybody's. */
type Some = { begunBy?: string | undefined; limit: number }

/** Pieces in a state of the desk, those that have waited longest first. */
export async function listInDeskState(
  db: Db,
  { deskState, begunBy, limit }: Some & { deskState: Exclude<DeskState, 'draft'> },
): Promise<DeskCard[]> {
  const rows = await deskCards(db)
    .innerJoin('desk_entries as entry', 'entry.article_id', 'copy.article_id')
    .where('entry.desk_state', '=', deskState)
    .$if(begunBy !== undefined, (q) => q.where('entry.begun_by', '=', begunBy ?? null))
    .orderBy('entry.updated_at')
    .orderBy('entry.article_id')
    .limit(limit)
    .execute()
  return rows.map(toCard)
}

export type SentBack = { piece: DeskCard; note: string; by: Colleague; at: Date }

/** Drafts of the account that came back with a note and were not submitted or printed since. */
export async function listSentBack(
  db: Db,
  { begunBy, limit }: { begunBy: string; limit: number },
): Promise<SentBack[]> {
  const rows = await deskCards(db)
    .innerJoin('desk_entries as entry', 'entry.article_id', 'copy.article_id')
    .innerJoinLateral(
      (e) =>
        e
          .selectFrom('desk_notes as newest')
          .select(['newest.act', 'newest.words', 'newest.by', 'newest.at'])
          .whereRef('newest.article_id', '=', 'copy.article_id')
          .orderBy('newest.at', 'desc')
          .orderBy('newest.id', 'desc')
          .limit(1)
          .as('note'),
      (join) => join.on('note.act', '=', 'sent-back'),
    )
    .leftJoin('accounts as editor', 'editor.id', 'note.by')
    .select(['note.words', 'note.at', 'editor.id as editorId', 'editor.name as editorName'])
    .where('entry.begun_by', '=', begunBy)
    .where('entry.desk_state', '=', 'draft')
    .where(
      sql<boolean>`not exists (select from revisions r
        where r.article_id = copy.article_id and r.created_at > note.at)`,
    )
    .orderBy('note.at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    piece: toCard(row),
    note: row.words,
    by: colleague(row.editorId, row.editorName),
    at: row.at,
  }))
}

/** Pieces whose embargo ends, or that are to be published, from `from` until before `until`. */
export async function listTimedPieces(
  db: Db,
  asked: Some & { what: 'embargo_until' | 'publish_at'; from: Date; until: Date },
): Promise<{ piece: DeskCard; at: Date }[]> {
  const { what, from, until, begunBy, limit } = asked
  const at = sql.ref<Date>(`copy.${what}`)
  const rows = await deskCards(db)
    .select(at.as('timed_at'))
    .where(at, '>=', from)
    .where(at, '<', until)
    .$if(begunBy !== undefined, (q) => q.where('a.begun_by', '=', begunBy ?? null))
    .orderBy(at)
    .orderBy('copy.article_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ piece: toCard(row), at: row.timed_at }))
}
