import { findByline } from '#articles/bylines.ts'
import { listArticles, listWholeArticles } from '#articles/list-articles.ts'
import {
  byline,
  kind as kindListing,
  recovered,
  term as termListing,
} from '#articles/listing-keys.ts'
import { articleTag, listingTag } from '#articles/tags.ts'
import { axes, findTerm } from '#articles/terms.ts'
import { articleKinds } from '#contract/article.ts'
import { messagesFor } from '../messages/catalogue.ts'
import { formatCount } from '../numbers.ts'
import type { ListingModel, Page } from '../page-models.ts'
import { notFoundPage } from './message-page.ts'
import { inEdition, type PageRequest, pageOf } from './page-request.ts'
import { offsetOf, PAGE_SIZE, pagePath, pagingOf, readPageNumber } from './paging.ts'

type Parts = Record<string, string>

/** A section, country or topic. */
export async function loadTermPage(request: PageRequest, parts: Parts): Promise<Page | null> {
  const axis = axes.find((of) => of === parts.axis)
  if (!axis) return null
  const { db, frame } = request
  const term = await findTerm(db, { axis, edition: frame.edition, slug: parts.slug ?? '' })
  if (!term) return null
  const label = messagesFor(frame.edition).listing[axis]
  return loadListing(request, { listing: termListing(term.id), title: term.name, label })
}

export async function loadAuthorPage(request: PageRequest, parts: Parts): Promise<Page | null> {
  const found = await findByline(request.db, parts.slug ?? '')
  if (!found) return null
  const { name: title, about } = found
  const label = messagesFor(request.frame.edition).listing.author
  return loadListing(request, { listing: byline(found.id), title, label, about })
}

export async function loadKindPage(request: PageRequest, parts: Parts): Promise<Page | null> {
  const kind = articleKinds.find((of) => of === parts.kind)
  if (!kind) return null
  const words = messagesFor(request.frame.edition)
  return loadListing(request, {
    listing: kindListing(kind),
    title: words.kindListings[kind],
    label: words.listing.kind,
  })
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
      wholes,
    },
    title: page === 1 ? of.title : words.pageOf(of.title, formatCount(edition, page)),
    description: of.about || words.description(of.title, frame.siteName),
    canonicalPath: pagePath(path, page),
    tags: [
      listingTag(edition, of.listing),
      ...(of.tags ?? []),
      ...wholes.map((whole) => articleTag(whole.id)),
    ],
  })
}
