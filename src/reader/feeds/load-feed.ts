import { listArticles, listWholeArticles } from '#articles/list-articles.ts'
import { type ListedCorrection, listCorrections } from '#articles/list-corrections.ts'
import { latest } from '#articles/listing-keys.ts'
import type { PublishedArticle } from '#articles/published-article.ts'
import { articleTag, correctionsTag, listingTag } from '#articles/tags.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import { type FeedFormat, feedFormats } from '../feed-links.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Frame } from '../page-models.ts'
import { findListing } from '../pages/find-listing.ts'
import { firstWords } from '../pages/first-words.ts'
import { inEdition, type PageRequest, type SiteFile } from '../pages/page-request.ts'
import { sureMoment } from '../sure-moment.ts'
import { correctionHead } from '../wording/correction-head.ts'
import { datesFor } from '../wording/dates.ts'
import type { Feed, FeedItem } from './feed.ts'

/** So many a reader that asks once a day does not miss. */
const LENGTH = 30

/** The feed of the page at `of`, a path without the edition's prefix; null where that has none. */
export async function loadFeed(
  request: PageRequest,
  { of = '', format }: Record<string, string>,
): Promise<SiteFile | null> {
  const written = feedFormats.find((known) => known === format)
  const found = written ? await findFeed(request, of) : null
  return found && written ? fileOf(found, written) : null
}

type Found = { feed: Feed; tags: string[] }

/**
 * Without the frame's tags: rates stand in no feed. The writers are loaded when somebody asks for
 * a feed first, since their library takes longer to load than the rest of the site.
 */
async function fileOf({ feed, tags }: Found, format: FeedFormat): Promise<SiteFile> {
  const { writeFeed } = await import('./write-feed.ts')
  return { ...writeFeed(feed, format), tags: [SITE_TAG, ...tags] }
}

async function findFeed(request: PageRequest, of: string): Promise<Found | null> {
  const { frame } = request
  if (of === '/corrections') return correctionsFeed(request)
  if (of === '') {
    const about = { title: frame.siteName, description: frame.tagline || frame.siteName }
    return listingFeed(request, { ...about, of, listing: latest })
  }
  const found = await findListing(request, of)
  if (!found) return null
  const { listing, pageTitle } = messagesFor(frame.edition)
  const description = found.about || listing.description(found.title, frame.siteName)
  const title = pageTitle(found.title, frame.siteName)
  return listingFeed(request, { of, listing: found.listing, title, description })
}

type ListingFeed = { of: string; listing: string; title: string; description: string }

/** Pieces whose day is not known for certain are left out: a feed could only give a false date. */
async function listingFeed({ db, frame }: PageRequest, asked: ListingFeed): Promise<Found> {
  const { edition, timeZone } = frame
  const { of, listing, title, description } = asked
  const newest = await listArticles(db, { edition, listing, offset: 0, limit: LENGTH })
  const dated = newest.cards.filter((card) => sureMoment(card, timeZone))
  const pieces = await listWholeArticles(
    db,
    dated.map((card) => card.id),
  )
  const items = pieces.flatMap((piece) => {
    const publishedAt = sureMoment(piece, timeZone)
    return publishedAt ? [pieceItem(frame, piece, publishedAt)] : []
  })
  return {
    feed: feedOf(frame, { of, title, description, items }),
    tags: [listingTag(edition, listing), ...pieces.map(({ id }) => articleTag(id))],
  }
}

async function correctionsFeed({ db, frame }: PageRequest): Promise<Found> {
  const { edition } = frame
  const { correction: words, pageTitle } = messagesFor(edition)
  const { corrections } = await listCorrections(db, { edition, offset: 0, limit: LENGTH })
  const items = corrections.map((one) => correctionItem(frame, one))
  const title = pageTitle(words.listTitle, frame.siteName)
  return {
    feed: feedOf(frame, { of: '/corrections', title, description: words.listAbout, items }),
    tags: [correctionsTag(edition)],
  }
}

function pieceItem(frame: Frame, piece: PublishedArticle, publishedAt: Date): FeedItem {
  const { edition, siteUrl, timeZone } = frame
  const messages = messagesFor(edition)
  const { headline, standfirst, kind, labels, bylines, body } = piece.text
  const newest = piece.corrections.at(-1)
  const dates = datesFor(edition, timeZone)
  const note = newest && `${correctionHead(newest, { messages, dates })}: ${newest.publicNote}`
  return {
    id: `urn:uuid:${piece.id}`,
    url: siteUrl + encodeURI(piece.path),
    title: headline,
    summary: [standfirst || firstWords(body), note].filter(Boolean).join(' — '),
    publishedAt,
    updatedAt: later(publishedAt, piece.revisedAt, newest?.at),
    authors: bylines.map(({ name, slug }) => ({
      name,
      url: siteUrl + inEdition(frame, `/author/${slug}`),
    })),
    categories: [
      ...(kind === 'news' ? [] : [messages.kinds[kind]]),
      ...labels.map((label) => messages.labels[label]),
      ...piece.terms.map(({ name }) => name),
    ],
  }
}

function correctionItem({ edition, siteUrl }: Frame, correction: ListedCorrection): FeedItem {
  const { id, kind, headline, path, publicNote, at } = correction
  const name = messagesFor(edition).correction.kinds[kind]
  return {
    id: `urn:uuid:${id}`,
    url: siteUrl + encodeURI(path),
    title: `${name}: ${headline}`,
    summary: publicNote,
    publishedAt: at,
    updatedAt: at,
    authors: [],
    categories: [name],
  }
}

function feedOf(
  frame: Frame,
  { of, ...parts }: Pick<Feed, 'title' | 'description' | 'items'> & { of: string },
): Feed {
  const { siteUrl, edition, homePath } = frame
  const updates = parts.items.map(({ updatedAt }) => updatedAt)
  return {
    ...parts,
    language: edition,
    homeUrl: siteUrl + (of === '' ? homePath : inEdition(frame, of)),
    stemUrl: siteUrl + inEdition(frame, `${of}/feed`),
    updatedAt: updates.length > 0 ? later(...updates) : null,
  }
}

function later(...moments: (Date | undefined)[]): Date {
  return new Date(Math.max(...moments.flatMap((at) => at?.getTime() ?? [])))
}
