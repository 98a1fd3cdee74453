import { listCardsOf, listWholeArticles } from '#articles/list-articles.ts'
import type { Edition } from '#contract/edition.ts'
import { findPassages } from '#search/find-passages.ts'
import { type Question, readQuestion } from '#search/read-question.ts'
import { searchArticles } from '#search/search-articles.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Page, SearchHit, SearchModel } from '../page-models.ts'
import { formatCount } from '../wording/numbers.ts'
import { type PageRequest, pageOf } from './page-request.ts'
import { offsetOf, PAGE_SIZE, pagePath, pagingOf, readPageNumber } from './paging.ts'

/**
 * `/search`: the form alone is one page for everybody; what is asked (`q`, and `in=all` for every
 * edition) is looked for anew each time. Null where `?page=` names no page.
 */
export async function loadSearchPage(request: PageRequest): Promise<Page | null> {
  const { frame, path, query } = request
  const typed = query.get('q')
  const everywhere = query.get('in') === 'all' && frame.editions.length > 0
  const question = readQuestion(typed ?? '')
  const page = readPageNumber(query)
  if (page === null) return null
  const asked = question.kind === 'words' ? question.text : ''
  const address = addressOf(path, { asked, everywhere })
  const outcome = await search(request, question, { everywhere, address, page })
  if (!outcome) return null
  const { search: words, listing } = messagesFor(frame.edition)
  const title = asked === '' ? words.title : words.titleOf(asked)
  const { fault } = outcome
  return pageOf(frame, {
    status: fault === null || fault === 'empty' ? 200 : fault === 'too-slow' ? 503 : 422,
    model: { type: 'search', asked, everywhere, ...outcome },
    title: page === 1 ? title : listing.pageOf(title, formatCount(frame.edition, page)),
    description: words.about,
    canonicalPath: pagePath(address, page),
    noindex: true,
    tags: [],
  })
}

type Outcome = Pick<SearchModel, 'fault' | 'hits' | 'paging' | 'isCut'>

async function search(
  request: PageRequest,
  question: Question,
  { everywhere, address, page }: { everywhere: boolean; address: string; page: number },
): Promise<Outcome | null> {
  const nothing = pagingOf({ path: address, page, total: 0 })
  if (question.kind !== 'words') {
    return nothing && { fault: question.kind, hits: [], paging: nothing, isCut: false }
  }
  const { db, frame } = request
  const others = frame.editions.map((of) => of.edition).filter((of) => of !== frame.edition)
  const editions: Edition[] = [frame.edition, ...(everywhere ? others : [])]
  const { text } = question
  const found = await searchArticles(db, {
    ...{ editions, text },
    ...{ offset: offsetOf(page), limit: PAGE_SIZE },
  })
  if (!found) return nothing && { fault: 'too-slow', hits: [], paging: nothing, isCut: false }
  const paging = pagingOf({ path: address, page, total: found.total })
  if (!paging) return null
  const hits = await listHits(request, found.articleIds, text)
  return { fault: null, hits, paging, isCut: found.isCut }
}

async function listHits(
  { db }: PageRequest,
  ids: readonly string[],
  text: string,
): Promise<SearchHit[]> {
  const cards = await listCardsOf(db, ids)
  const wholes = await listWholeArticles(db, ids)
  const passages = await findPassages(db, wholes, text)
  const editions = new Map(wholes.map(({ id, edition }) => [id, edition]))
  return cards.flatMap((card) => {
    const edition = editions.get(card.id)
    return edition ? [{ card, edition, passage: passages.get(card.id) ?? [] }] : []
  })
}

function addressOf(path: string, { asked, everywhere }: { asked: string; everywhere: boolean }) {
  if (asked === '') return path
  return `${path}?${new URLSearchParams({ q: asked, ...(everywhere && { in: 'all' }) })}`
}
