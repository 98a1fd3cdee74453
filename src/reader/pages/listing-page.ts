import { listArticles, listWholeArticles } from '#articles/list-articles.ts'
import { recovered } from '#articles/listing-keys.ts'
import { listingTag } from '#articles/tags.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { ListingModel, Page } from '../page-models.ts'
import { formatCount } from '../wording/numbers.ts'
import { wholeTags } from './disclosure-tags.ts'
import { findListing } from './find-listing.ts'
import { notFoundPage } from './message-page.ts'
import { inEdition, type PageRequest, pageOf } from './page-request.ts'
import { offsetOf, PAGE_SIZE, pagePath, pagingOf, readPageNumber } from './paging.ts'

/** A section, country or topic, a byline, or pieces of one kind. */
export async function loadListingPage(
  request: PageRequest,
  { local = '' }: Record<string, string>,
): Promise<Page | null> {
  const found = await findListing(request, local)
  return found && loadListing(request, { ...found, feedPath: request.path })
}

/** Rescued pieces of which the exact day is not known. Where there are none, there is no page. */
export async function loadRecoveredPage(request: PageRequest): Promise<Page | null> {
  const words = messagesFor(request.frame.edition).listing
  const page = await loadListing(request, {
    listing: recovered,
    title: words.recovered,
    label: words.archive,
    about: words.recoveredAbout,
    above: [{ label: words.archiveAll, href: inEdition(request.frame, '/archive') }],
  })
  const isEmpty = page?.model.type === 'listing' && page.model.paging.total === 0
  return isEmpty
    ? notFoundPage(request.frame, [listingTag(request.frame.edition, recovered)])
    : page
}

export type Listing = {
  /** a key of listing-keys.ts */
  listing: string
  title: string
  label: string
  about?: string
  above?: ListingModel['above']
  below?: ListingModel['below']
  elsewhere?: ListingModel['elsewhere']
  feedPath?: string
  /** of what the page shows besides the listing */
  tags?: readonly string[]
}

/** One page of a listing; null where `?page=` names none. */
export async function loadListing(request: PageRequest, of: Listing): Promise<Page | null> {
  const { db, frame, path, query, form } = request
  const { edition } = frame
  const page = readPageNumber(query)
  if (page === null) return null
  const asked = { edition, listing: of.listing, offset: offsetOf(page), limit: PAGE_SIZE }
  const { cards, total } = await listArticles(db, asked)
  const paging = pagingOf({ path, page, total })
  // Such a page may come to be with the next piece.
  if (!paging) return notFoundPage(frame, [listingTag(edition, of.listing)])
  const wholes =
    form === 'text'
      ? await listWholeArticles(
          db,
          cards.map((card) => card.id),
        )
      : []
  const words = messagesFor(edition).listing
  return pageOf(frame, {
    model: {
      type: 'listing',
      title: of.title,
      label: of.label,
      about: of.about ?? '',
      cards,
      paging,
      below: of.below ?? [],
      above: of.above ?? [],
      elsewhere: of.elsewhere ?? [],
      feedPath: of.feedPath ?? null,
      wholes,
    },
    title: page === 1 ? of.title : words.pageOf(of.title, formatCount(edition, page)),
    description: of.about || words.description(of.title, frame.siteName),
    canonicalPath: pagePath(path, page),
    tags: [listingTag(edition, of.listing), ...(of.tags ?? []), ...wholes.flatMap(wholeTags)],
  })
}
