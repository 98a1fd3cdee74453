import { sql } from 'kysely'
import { type Db, type Tx, transact } from '#platform/database.ts'
import type { DeskAsked, DeskPlace } from '../desk-filter.ts'
import { deskConditions, deskEntries, placeColumns } from './desk-entries.ts'

export type Bounds = {
  /** so many of the pieces touched last are looked through one by one at most: some 20 ms */
  recent: number
  /** how many of them tell how common a word is among those that the other filters let through */
  sample: number
}
const BOUNDS: Bounds = { recent: 2000, sample: 100 }

/** When words stand together in fewer pieces than this share, the index may look these up. */
const RARE = 0.02
/** The share of a word that none of the few has. */
const LEAST = 0.01

/**
 * Places of pieces that have all the words, one more than the page holds where there are more. What
 * is common stands in many pieces touched last, so these are looked through; what is rare the index
 * of all pieces has soon. For a common word the index alone would gather nearly all pieces, in order
 * to show fifty; to look all pieces through for a rare one would take seconds.
 */
export async function findByWords(
  db: Db,
  asked: DeskAsked,
  words: string,
  { recent, sample }: Bounds = BOUNDS,
): Promise<DeskPlace[]> {
  const known = await rarestFirst(db, asked, { words, sample })
  if (known.length === 0) return []
  const wanted = asked.limit + 1
  const expected = recent * known.reduce((share, one) => share * one.share, 1)
  if (expected >= wanted || known.some(({ looked }) => looked < sample)) {
    const found = await findInRecent(db, asked, { words, recent })
    if (found.length === wanted || !(await isMore(db, asked, recent))) return found
  }
  return transact(db, (tx) => findInIndex(tx, asked, chooseRare(known)))
}

function findInRecent(
  db: Db,
  asked: DeskAsked,
  { words, recent }: { words: string; recent: number },
): Promise<DeskPlace[]> {
  return db
    .selectFrom(deskEntries(db, asked).limit(recent).as('entry'))
    .select(placeColumns)
    .where(hasWords(words))
    .orderBy('updated_at', 'desc')
    .orderBy('article_id', 'desc')
    .limit(asked.limit + 1)
    .execute()
}

function hasWords(words: string) {
  return sql<boolean>`words @@ asked_words(${words})`
}

/** Whether there are pieces behind those that were looked through. */
async function isMore(db: Db, asked: DeskAsked, recent: number): Promise<boolean> {
  const entries = deskEntries(db, asked).clearSelect().select('article_id')
  return (await entries.offset(recent).limit(1).execute()).length > 0
}

/** A word, in how many pieces it was looked for, and the share of these that have it. */
type Known = { word: string; looked: number; share: number }

/** The words of a question, from what the last pieces say of them. */
async function rarestFirst(
  db: Db,
  asked: DeskAsked,
  { words, sample }: { words: string; sample: number },
): Promise<Known[]> {
  const looked = deskEntries(db, asked).clearSelect().select('words').limit(sample)
  const { rows } = await sql<Known>`
    select word, count(*)::int as looked,
      avg(case when looked.words @@ query then 1 else 0 end)::float8 as share
    from (select word, asked_words(word) as query from words_of(${words}) as word offset 0) as asked,
      ${looked.as('looked')}
    group by word order by share, length(word) desc, word`.execute(db)
  return rows
}

/**
 * The rarest, until few pieces can have all of them. The index gathers every piece that has a word,
 * so a common one beside them is compared in the rows that they leave.
 */
function chooseRare(known: readonly Known[]): { rare: string; others: string } {
  let together = 1
  const rare: string[] = []
  const others: string[] = []
  for (const { word, share } of known) {
    if (together > RARE) rare.push(word)
    else others.push(word)
    together *= Math.max(share, LEAST)
  }
  return { rare: rare.join(' '), others: others.join(' ') }
}

async function findInIndex(
  tx: Tx,
  { filter, after, limit }: DeskAsked,
  { rare, others }: { rare: string; others: string },
): Promise<DeskPlace[]> {
  // The server reckons that to compare words costs nothing, and would walk through all pieces.
  await sql`select set_config('enable_seqscan', 'off', true),
    set_config('enable_indexscan', 'off', true)`.execute(tx)
  // The offsets keep conditions where they are: each is asked of what the one before has left.
  const found = tx.selectFrom('desk_entries').selectAll().where(hasWords(rare)).offset(0)
  let fitting = tx.selectFrom(found.as('entry')).select(['article_id', 'updated_at', 'words'])
  for (const condition of deskConditions(filter, after)) fitting = fitting.where(condition)
  const ordered = fitting.orderBy('updated_at', 'desc').orderBy('article_id', 'desc').offset(0)
  let places = tx.selectFrom(ordered.as('entry')).select(placeColumns)
  if (others !== '') places = places.where(hasWords(others))
  return places
    .orderBy('updated_at', 'desc')
    .orderBy('article_id', 'desc')
    .limit(limit + 1)
    .execute()
}
