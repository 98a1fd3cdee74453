import type { DeskPlace } from '#articles/list-desk-pieces.ts'
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
