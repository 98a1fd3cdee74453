import type { PublicState } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { LockedArticle } from './lock-article.ts'
import { clearLinks } from './rewrite-links.ts'
import { clearListings } from './rewrite-listings.ts'
import { returnToDraft } from './working-copy.ts'

/**
 * Takes a locked piece from the public: out of listings and later coverage, off the schedule.
 * Its addresses stay its own. Audit and event are the caller's.
 */
export async function endPublicState(
  tx: Tx,
  article: LockedArticle,
  end: { state: Extract<PublicState, 'withdrawn' | 'killed'>; reason: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('articles')
    .set({ public_state: end.state, public_reason: end.reason, public_state_at: end.at })
    .where('id', '=', article.id)
    .execute()
  await clearListings(tx, article.id)
  await clearLinks(tx, article.id)
  await returnToDraft(tx, article.id)
}

/** @throws Failure `reason-missing` */
export function requireReason(reason: string | null | undefined): string {
  const written = reason?.normalize('NFC').trim()
  if (written) return written
  throw new Failure('reason-missing', 'Readers who look for the piece must be given a reason.')
}
