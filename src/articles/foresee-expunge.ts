import { foldPassage } from '#expunctions/passage.ts'
import type { Db, Tx } from '#platform/database.ts'
import { wordsNotFound } from './expunge-orders.ts'
import { applyPassage } from './expunging/apply-expunction.ts'
import type { Removed } from './expunging/destroy-passage.ts'
import { lockWork } from './expunging/lock-work.ts'
import { findPassage, type PassageFound } from './find-passage.ts'

/** What an expunction would take, and where the words would still stand afterwards. */
export type Foreseen = { removed: Removed; stays: PassageFound }

/**
 * Does it, looks, and takes it back: so it tells what will happen and not what somebody once thought
 * of. Nothing is changed. Whoever saves this piece meanwhile waits; all others are read afterwards,
 * when nobody does.
 *
 * @throws Failure `passage-unfit`, `passage-not-found`
 */
export async function foreseePassage(
  db: Db,
  { articleId, passage }: { articleId: string; passage: string },
): Promise<Foreseen> {
  const folded = foldPassage(passage)
  const foreseen = await rehearse(db, async (tx) => {
    const work = await lockWork(tx, articleId)
    const { changed, removed } = await applyPassage(tx, work, folded)
    if (!changed) return null
    const only = work.map(({ id }) => id)
    return { removed, only, left: await findPassage(tx, passage, { isAnyCase: true, only }) }
  })
  if (foreseen === null) throw wordsNotFound()
  const { removed, only, left } = foreseen
  const { pieces } = await findPassage(db, passage, { isAnyCase: true })
  const others = pieces.filter((piece) => !only.includes(piece.articleId))
  // What is left of the work was looked up after its addresses had gone, which still stand.
  const paths = new Map(pieces.map(({ articleId: id, path }) => [id, path]))
  const own = left.pieces.map((piece) => ({ ...piece, path: paths.get(piece.articleId) ?? null }))
  return { removed, stays: { ...left, pieces: [...own, ...others] } }
}

/** The same of a whole piece, by counting what belongs to it. Words of it elsewhere are not looked for. */
export async function foreseeArticle(db: Db, articleId: string): Promise<Foreseen> {
  const count = async (table: 'revisions' | 'saved_versions' | 'working_copies' | NoteTable) => {
    const { n } = await db
      .selectFrom(table)
      .select((e) => e.fn.countAll<string>().as('n'))
      .where('article_id', '=', articleId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
  const notes = [await count('corrections'), await count('desk_notes'), await count('overrides')]
  const removed = {
    ...{ texts: (await count('revisions')) + (await count('working_copies')) },
    versions: await count('saved_versions'),
    notes: notes.reduce((sum, n) => sum + n),
    ...{ addresses: 0, bylines: 0, pages: 0, site: 0, captures: 0, pictures: 0, acts: 0 },
  }
  return { removed, stays: { pieces: [], pages: [], site: [], bylines: [] } }
}

type NoteTable = 'corrections' | 'desk_notes' | 'overrides'

async function rehearse<T>(db: Db, play: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = await db.startTransaction().execute()
  try {
    return await play(transaction)
  } finally {
    await transaction.rollback().execute()
  }
}
