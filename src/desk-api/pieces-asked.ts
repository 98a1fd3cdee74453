import type { DeskCard } from '#articles/desk-cards.ts'
import type { DeskFilter, DeskPlace } from '#articles/desk-filter.ts'
import { dayAfter, dayStart } from '#articles/newsroom-day.ts'
import type { PieceCard, PieceQuery } from '#contract/desk.ts'
import type { Account } from '#staff/accounts.ts'
import { readsOnlyOwn } from '#staff/piece-permissions.ts'

/** Where a page of the list goes on, as an address carries it (`afterSchema` of the contract). */
export function writePlace({ microseconds, articleId }: DeskPlace): string {
  return `${microseconds}_${articleId}`
}

export function readPlace(after: string): DeskPlace {
  const at = after.lastIndexOf('_')
  return { microseconds: after.slice(0, at), articleId: after.slice(at + 1) }
}

/** Whose pieces the list is to hold, of whom it is asked for; undefined: everybody's. */
export function whosePieces(
  { id, role }: Account,
  asked: string | undefined,
): { begunBy: string | undefined } | 'none' {
  if (!readsOnlyOwn(role)) return { begunBy: asked }
  // Asking for another's is no fault: there is nothing of it to see.
  return asked === undefined || asked === id ? { begunBy: id } : 'none'
}

/** What is asked for, with the days of the newsroom as moments. */
export function filterOf(query: PieceQuery, timeZone: string): DeskFilter {
  const { section, country, topic, from, to, after, limit, begunBy, signal, ...same } = query
  return {
    ...same,
    terms: [section, country, topic].filter((term) => term !== undefined),
    since: from === undefined ? undefined : dayStart(timeZone, from),
    before: to === undefined ? undefined : dayStart(timeZone, dayAfter(to)),
  }
}

/** A card as JSON has it. */
export function cardOf(piece: DeskCard): PieceCard {
  return {
    ...piece,
    updatedAt: piece.updatedAt.toISOString(),
    publishAt: piece.publishAt?.toISOString() ?? null,
  }
}
