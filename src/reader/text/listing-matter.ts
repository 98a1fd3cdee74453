import type { ListingModel } from '../page-models.ts'
import type { Wording } from '../wording/wording.ts'
import { articleAsPiece } from './article-as-piece.ts'
import { ALONE, headlinesOnly } from './front-matter.ts'
import { type PageMatter, pagingLine, pagingLinks } from './page-matter.ts'
import { textAddress } from './page-top.ts'

/** A section, a country, an archive …: its pieces whole, as a capture of such a page has them. */
export function listingMatter(model: ListingModel, wording: Wording): PageMatter {
  const { title, label, about, cards, wholes, paging, below, above } = model
  const { messages, count } = wording
  const isEmpty = cards.length === 0 && wholes.length === 0 && below.length === 0
  return {
    about: [
      label && label !== title ? `${label}: ${title}` : title,
      about,
      ...above.map((up) => `${messages.nav.above}: ${up.label} ${textAddress(up.href, wording)}`),
      isEmpty ? messages.listing.empty : '',
    ],
    paging: pagingLine(paging, wording),
    pieces: wholes.map((whole) => articleAsPiece(whole, ALONE, wording)),
    end: [
      ...headlinesOnly(cards, wholes, wording),
      ...below.map((part) => {
        const pieces = messages.listing.pieces(part.count, count(part.count))
        return `${part.label}, ${pieces}: ${textAddress(part.href, wording)}`
      }),
      ...pagingLinks(paging, wording),
    ],
  }
}
