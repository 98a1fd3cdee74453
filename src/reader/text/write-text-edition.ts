import type { Frame, Page, PageModel } from '../page-models.ts'
import { type Wording, wordingFor } from '../wording/wording.ts'
import { articleAsPiece } from './article-as-piece.ts'
import { convertMatter } from './convert-matter.ts'
import { embedGuideMatter } from './embed-guide-matter.ts'
import { frontMatter } from './front-matter.ts'
import { listingMatter } from './listing-matter.ts'
import type { PageMatter } from './page-matter.ts'
import { pageEnd, pageTop } from './page-top.ts'
import { pairMatter, ratesMatter } from './rates-matter.ts'
import { correctionsMatter, historyMatter, messageMatter } from './record-matter.ts'
import { searchMatter } from './search-matter.ts'
import { type Piece, writePiece } from './write-piece.ts'

/**
 * A page as plain text, in the grammar of docs/decisions/0005-text-edition.md: reading it back
 * gives headline, kind, dateline and the ordered texts of paragraphs, subheads, list items and
 * quotes, with white space folded.
 */
export function writeTextEdition(frame: Frame, page: Page): string {
  const wording = wordingFor(frame)
  const { about, paging, pieces, end } = matterOf(page, wording)
  const top = [pageTop(about, page, wording), ...(paging ? [paging] : [])].join('\n\n')
  const body = [top, ...pieces.map((piece) => writePiece(piece, wording))].join('\n\n\n')
  return `${body}\n\n${pageEnd(end, wording)}`.trimEnd().concat('\n')
}

function matterOf(page: Page, wording: Wording): PageMatter {
  const { model } = page
  switch (model.type) {
    case 'front':
      return frontMatter(model, wording)
    case 'listing':
      return listingMatter(model, wording)
    case 'article':
      return {
        about: [],
        paging: '',
        pieces: [articleAsPiece(model.article, model, wording)],
        end: [],
      }
    case 'history':
      return historyMatter(model, wording)
    case 'corrections':
      return correctionsMatter(model, wording)
    case 'static-page':
      return { about: [], paging: '', pieces: [staticPageAsPiece(model, page, wording)], end: [] }
    case 'rates':
      return ratesMatter(model, wording)
    case 'rate-pair':
      return pairMatter(model, wording)
    case 'rate-convert':
      return convertMatter(model, wording)
    case 'embed-guide':
      return embedGuideMatter(model, wording)
    case 'search':
      return searchMatter(model, wording)
    case 'message':
      return messageMatter(model, wording)
  }
}

type StaticPage = Extract<PageModel, { type: 'static-page' }>

function staticPageAsPiece(model: StaticPage, page: Page, wording: Wording): Piece {
  const { messages, dates, count, address } = wording
  const day = dates.day(dates.dayOf(model.version.at))
  const version = messages.staticPage.version(count(model.version.number), day)
  return {
    headline: model.title,
    label: '',
    standfirst: '',
    byline: '',
    dateline: '',
    notices: [version],
    body: model.body,
    tail: [page.canonicalPath === null ? version : address(page.canonicalPath)],
  }
}
