import { type FrontPage, listFrontPage } from '#articles/list-front-page.ts'
import { listWholeArticles } from '#articles/list-whole-articles.ts'
import { latest } from '#articles/listing-keys.ts'
import { articleTag, listingTag } from '#articles/tags.ts'
import type { FrontModel, Page } from '../page-models.ts'
import { inEdition, type PageRequest, pageOf } from './page-request.ts'

/** So many pieces each box of the front page shows. */
const SHOWN = { latest: 6, perCountry: 4, opinion: 4, briefs: 6 }

/** A country's box leaves out what stands above it, so more are asked for than it shows. */
const ASKED = { ...SHOWN, perCountry: 5 * SHOWN.perCountry }

export async function loadFrontPage({ db, frame, form }: PageRequest): Promise<Page> {
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
  const wholes = form === 'text' ? await listWholeArticles(db, idsOf(boxes)) : []
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

/** Each piece once, in the order of the page. */
function idsOf({
  lead,
  latest: newest,
  byCountry,
  opinion,
  briefs,
}: Omit<FrontModel, 'type' | 'wholes'>) {
  const all = [
    ...(lead ? [lead] : []),
    ...newest,
    ...byCountry.flatMap(({ cards }) => cards),
    ...opinion,
    ...briefs,
  ]
  return [...new Set(all.map((card) => card.id))]
}
