import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { findSite } from '#site/site.ts'
import type { Actor } from '#staff/audit-log.ts'
import { newsroomDay } from '../newsroom-day.ts'
import type { ArticleDay } from '../published-article.ts'
import { dayToRow } from '../reading/day-row.ts'
import { carryFromPrinted } from './carry-from-printed.ts'
import { giveAddress, wantedPath } from './give-address.ts'
import type { LockedArticle } from './lock-article.ts'
import { printRevision } from './print-revision.ts'
import { rewriteLinks } from './rewrite-links.ts'
import { listedAt, rewriteListings } from './rewrite-listings.ts'
import { returnToDraft, type WorkingCopy } from './working-copy.ts'

export type Printed = { path: string; publishedNumber: number; revisionId: string }

/**
 * Prints the working copy of a locked piece as its next public revision, with all that follows
 * from it: day, address, listings, links, anchors, desk state. Audit and event are the caller's.
 * `day` undefined: as it is written down, or the day of this first publication; null: not known.
 */
export async function putBeforePublic(
  tx: Tx,
  act: {
    actor: Actor
    article: LockedArticle
    copy: WorkingCopy
    at: Date
    day?: ArticleDay | null | undefined
    dueAt?: Date | undefined
  },
): Promise<Printed> {
  const { actor, article, copy, at, dueAt } = act
  const { id, edition } = article
  const site = await findSite(tx)
  if (!site) throw new Failure('no-site', 'It is not written down yet whose paper this is.')
  const publishedAt = article.firstPublishedAt ?? at
  const day = act.day === undefined ? usualDay(article, site.timeZone, publishedAt) : act.day
  const listed = listedAt(site.timeZone, { day, publishedAt })
  const printed = await printRevision(tx, { actor, copy, at, dueAt })
  await tx
    .updateTable('articles')
    .set({
      ...dayToRow(day),
      public_state: 'published',
      public_state_at: at,
      public_reason: null,
      public_revision_id: printed.id,
      first_published_at: publishedAt,
      listed_at: listed,
    })
    .where('id', '=', id)
    .execute()
  const path = await giveAddress(tx, id, wantedPath(site, { edition, day, slug: copy.slug }))
  await rewriteListings(tx, { id, edition, day, listedAt: listed, text: copy.text })
  await rewriteLinks(tx, { id, text: copy.text })
  await carryFromPrinted(tx, { article, toRevisionId: printed.id, toBody: copy.text.body })
  await returnToDraft(tx, id)
  return { path, publishedNumber: printed.publishedNumber, revisionId: printed.id }
}

function usualDay(article: LockedArticle, timeZone: string, publishedAt: Date): ArticleDay | null {
  // What is known of the day of a rescued piece is known from its import.
  if (article.firstPublishedAt || article.isRecovered) return article.day
  const day = newsroomDay(timeZone, publishedAt)
  return { from: day, to: day, basis: 'recorded' }
}
