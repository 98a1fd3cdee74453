import { listWholeArticles } from '#articles/list-articles.ts'
import { type FrontPage, listFrontPage } from '#articles/list-front-page.ts'
import { latest } from '#articles/listing-keys.ts'
import { articleTag, listingTag } from '#articles/tags.ts'
import { frontCards, type Page } from '../page-models.ts'
import { inEdition, type PageRequest, pageOf } from './page-request.ts'
import { readPageNumber } from './paging.ts'

/** So many pieces each box of the front page shows. */
const SHOWN = { latest: 6, perCountry: 4, opinion: 4, briefs: 6 }

/** A country's box leaves out what stands above it, so more are asked for than it shows. */
const ASKED = { ...SHOWN, perCountry: 5 * SHOWN.perCountry }

/** Null where `?page=` asks for more than the one page that it has. */
export async function loadFrontPage(request: PageRequest): Promise<Page | null> {
  const { db, frame, form, query } = request
  if (readPageNumber(query) !== 1) return null
  const { edition } = frame
  const front = await listFrontPage(db, { edition, lengths: ASKED })
  const boxes = {
    lead: front.lead,
    latest: front.latest,
    byCountry: withoutRepeats(front).map(({ country, cards }) => ({
      name: country.name,
      href: inEdition(frame, `/country/${country.slug}`),
      cards: cards.slice(0, SHOWN.perCountry),
    })),
    opinion: front.opinion,
    briefs: front.briefs,
  }
  const ids = new Set(frontCards(boxes).map((card) => card.id))
  const wholes = form === 'text' ? await listWholeArticles(db, [...ids]) : []
  return pageOf(frame, {
    model: { type: 'front', ...boxes, wholes },
    title: frame.siteName,
    description: frame.tagline,
    canonicalPath: frame.homePath,
    // Every dated piece stands in the latest, and no other is shown.
    tags: [listingTag(edition, latest), ...wholes.map((whole) => articleTag(whole.id))],
  })
}

/**
 * The countries without what stands above them or in a box before. A country that would be left
 * with nothing keeps all, rather than having an empty box.
 */
function withoutRepeats({ lead, latest: newest, byCountry }: FrontPage): FrontPage['byCountry'] {
  const seen = new Set([lead, ...newest].map((card) => card?.id))
  return byCountry.map(({ country, cards }) => {
    const unseen = cards.filter((card) => !seen.has(card.id))
    const left = unseen.length > 0 ? unseen : cards
    for (const card of left.slice(0, SHOWN.perCountry)) seen.add(card.id)
    return { country, cards: left }
  })
}
