import { listWholeArticles } from '#articles/list-articles.ts'
import { listFrontPage } from '#articles/list-front-page.ts'
import { latest } from '#articles/listing-keys.ts'
import { listingTag } from '#articles/tags.ts'
import { frontCards, type Page } from '../page-models.ts'
import { wholeTags } from './disclosure-tags.ts'
import { inEdition, type PageRequest, pageOf } from './page-request.ts'
import { readPageNumber } from './paging.ts'

/** So many pieces each box of the front page shows. */
const SHOWN = { secondary: 3, latest: 9, perCountry: 4, opinion: 4, briefs: 6 }

/** Null where `?page=` asks for more than the one page that it has. */
export async function loadFrontPage(request: PageRequest): Promise<Page | null> {
  const { db, frame, form, query } = request
  if (readPageNumber(query) !== 1) return null
  const { edition } = frame
  const front = await listFrontPage(db, { edition, lengths: SHOWN })
  const boxes = {
    lead: front.lead,
    secondary: front.secondary,
    latest: front.latest,
    byCountry: front.byCountry.map(({ country, cards }) => ({
      name: country.name,
      href: inEdition(frame, `/country/${country.slug}`),
      cards,
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
    tags: [listingTag(edition, latest), ...wholes.flatMap(wholeTags)],
  })
}
