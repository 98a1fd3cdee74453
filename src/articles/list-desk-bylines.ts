import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** A public name as the desk chooses it. */
export type DeskByline = {
  bylineId: string
  name: string
  slug: string
  about: string
  isPseudonym: boolean
  /** what readers of an opinion piece are told of a pseudonym */
  disclosure: string
  /** whether the account that asks stands behind it; of others nothing is told */
  isOwn: boolean
}

const SHOWN = 20

/** The ones with these ids, in the order of their names. */
export async function listBylinesById(
  db: Db,
  { accountId, ids }: { accountId: string; ids: readonly string[] },
): Promise<DeskByline[]> {
  if (ids.length === 0) return []
  return deskBylines(db, accountId).where('b.id', 'in', ids).orderBy('b.name').execute()
}

/** Those in whose name all `words` stand, in whatever case; one's own first. At most twenty. */
export async function listDeskBylines(
  db: Db,
  { accountId, words = '' }: { accountId: string; words?: string | undefined },
): Promise<DeskByline[]> {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean)
  let query = deskBylines(db, accountId)
  for (const part of parts) {
    query = query.where(sql<boolean>`strpos(lower(b.name), ${part}) > 0`)
  }
  return query.orderBy('isOwn', 'desc').orderBy('b.name').orderBy('b.id').limit(SHOWN).execute()
}

function deskBylines(db: Db, accountId: string) {
  const isOwn = sql<boolean>`exists (select from byline_accounts own
    where own.byline_id = b.id and own.account_id = ${accountId})`
  return db
    .selectFrom('bylines as b')
    .select(['b.id as bylineId', 'b.name', 'b.slug', 'b.about', 'b.disclosure'])
    .select('b.is_pseudonym as isPseudonym')
    .select(isOwn.as('isOwn'))
}
