import type { Db } from '#platform/database.ts'
import { deskEntries, placeColumns } from './desk/desk-entries.ts'
import { findByWords } from './desk/find-by-words.ts'
import { type DeskCard, deskCards, toCard } from './desk-cards.ts'
import type { DeskAsked, DeskPlace } from './desk-filter.ts'

/**
 * Pieces that the filter lets through, those touched last first; `next` is null at the end. A piece
 * that is touched between two pages goes to the top, and moves no other.
 */
export async function listDeskPieces(
  db: Db,
  asked: DeskAsked,
): Promise<{ pieces: DeskCard[]; next: DeskPlace | null }> {
  // Chosen in short rows first, so that what a card shows is read of those few alone.
  const { words } = asked.filter
  const chosen = words === undefined ? await choose(db, asked) : await findByWords(db, asked, words)
  const shown = chosen.slice(0, asked.limit)
  const next = chosen.length > asked.limit ? shown.at(-1) : undefined
  return { pieces: await cardsOf(db, shown), next: next ?? null }
}

/** One more than the page holds, where there are more. */
function choose(db: Db, asked: DeskAsked): Promise<DeskPlace[]> {
  const entries = deskEntries(db, asked).limit(asked.limit + 1)
  return entries.clearSelect().select(placeColumns).execute()
}

/** In the order of the places. */
async function cardsOf(db: Db, places: readonly DeskPlace[]): Promise<DeskCard[]> {
  const ids = places.map(({ articleId }) => articleId)
  if (ids.length === 0) return []
  const rows = await deskCards(db).where('copy.article_id', 'in', ids).execute()
  const cards = new Map(rows.map((row) => [row.articleId, toCard(row)]))
  return ids.map((id) => cards.get(id)).filter((card) => card !== undefined)
}
