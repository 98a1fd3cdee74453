import { findByline } from '#articles/bylines.ts'
import { byline, kind as kindListing, term as termListing } from '#articles/listing-keys.ts'
import { findTerm, listTermNames } from '#articles/terms.ts'
import { articleKinds, termAxes } from '#contract/article.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { ListingModel } from '../page-models.ts'
import type { PageRequest } from './page-request.ts'

/** A listing as its page and its feeds name it. */
export type Listing = Pick<ListingModel, 'title' | 'label' | 'about' | 'elsewhere'> & {
  /** a key of listing-keys.ts */
  listing: string
}

type Asking = Pick<PageRequest, 'db' | 'frame'>
type Parts = Record<string, string>

/** The section, country, topic, byline or kind at `local`, a path without the edition's prefix. */
export async function findListing(asking: Asking, local: string): Promise<Listing | null> {
  for (const { pattern, find } of listings) {
    const match = pattern.exec(local)
    if (match) return find(asking, { ...match.groups, local })
  }
  return null
}

const listings: readonly {
  pattern: RegExp
  find: (asking: Asking, parts: Parts) => Promise<Listing | null>
}[] = [
  { pattern: /^\/(?<axis>section|country|topic)\/(?<slug>[a-z0-9-]+)$/, find: findTermListing },
  { pattern: /^\/author\/(?<slug>[a-z0-9-]+)$/, find: findAuthorListing },
  { pattern: /^\/kind\/(?<kind>[a-z]+)$/, find: findKindListing },
]

async function findTermListing({ db, frame }: Asking, parts: Parts): Promise<Listing | null> {
  const axis = termAxes.find((of) => of === parts.axis)
  if (!axis) return null
  const term = await findTerm(db, { axis, edition: frame.edition, slug: parts.slug ?? '' })
  if (!term) return null
  const names = frame.editions.length > 0 ? await listTermNames(db, term.id) : []
  return {
    listing: termListing(term.id),
    title: term.name,
    label: messagesFor(frame.edition).listing[axis],
    about: '',
    elsewhere: names.map(({ edition, slug }) => ({ edition, local: `/${axis}/${slug}` })),
  }
}

async function findAuthorListing({ db, frame }: Asking, parts: Parts): Promise<Listing | null> {
  const found = await findByline(db, parts.slug ?? '')
  if (!found) return null
  const { id, name: title } = found
  const about = [found.about, found.disclosure].filter(Boolean).join(' ')
  const label = messagesFor(frame.edition).listing.author
  return { listing: byline(id), title, label, about, elsewhere: everywhere(frame, parts) }
}

async function findKindListing({ frame }: Asking, parts: Parts): Promise<Listing | null> {
  const kind = articleKinds.find((of) => of === parts.kind)
  if (!kind) return null
  const words = messagesFor(frame.edition)
  return {
    listing: kindListing(kind),
    title: words.kindListings[kind],
    label: words.listing.kind,
    about: '',
    elsewhere: everywhere(frame, parts),
  }
}

/** A name and a kind are at the same address in every edition, be it with nothing there yet. */
function everywhere({ editions }: Asking['frame'], { local = '' }: Parts) {
  return editions.map(({ edition }) => ({ edition, local }))
}
