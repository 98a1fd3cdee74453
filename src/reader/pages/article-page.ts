import { findPublishedRevision, listHistory } from '#articles/find-revision.ts'
import { listLaterCoverage } from '#articles/list-later-coverage.ts'
import { listEarlierCoverage, listOfListing } from '#articles/list-related.ts'
import { term } from '#articles/listing-keys.ts'
import type { PublishedArticle, TermName } from '#articles/published-article.ts'
import { resolveAddress } from '#articles/resolve-address.ts'
import { addressTag, articleTag, listingTag } from '#articles/tags.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { ArticleModel, Page } from '../page-models.ts'
import { disclosureTags } from './disclosure-tags.ts'
import { firstWords } from './first-words.ts'
import { gonePage } from './message-page.ts'
import { inEdition, type Loaded, type PageRequest, pageOf } from './page-request.ts'

export const HISTORY = '/history'

/**
 * What stands at an address that is in the database: a piece, one of its revisions (`?rev=N`),
 * its history, the notice that it is gone, or the address where it is now.
 */
export async function loadAddressPage(request: PageRequest): Promise<Loaded> {
  const { path } = request
  const loaded = await loadResolved(request, path, loadArticle)
  if (loaded || !path.endsWith(HISTORY)) return loaded
  return loadResolved(request, path.slice(0, -HISTORY.length), loadHistory)
}

type LoadPiece = (request: PageRequest, article: PublishedArticle) => Promise<Page | null>

async function loadResolved(
  request: PageRequest,
  path: string,
  loadPiece: LoadPiece,
): Promise<Loaded> {
  const resolved = await resolveAddress(request.db, path)
  if (!resolved) return null
  if (resolved.kind === 'article') return loadPiece(request, resolved.article)
  const tags = [addressTag(path)]
  if (resolved.kind === 'gone') {
    return gonePage(request.frame, resolved.gone, [...tags, articleTag(resolved.articleId)])
  }
  const rest = request.path.slice(path.length)
  return { redirect: resolved.to + rest, tags }
}

async function loadArticle(request: PageRequest, article: PublishedArticle): Promise<Page | null> {
  const { frame, query } = request
  const rev = query.get('rev')
  const shown = rev === null ? article : await findRevision(request, article, rev)
  if (!shown) return null
  const { text } = shown
  const around = await loadAround(request, article)
  const isOldRevision = shown.publishedNumber !== shown.latestNumber
  return pageOf(frame, {
    model: {
      type: 'article',
      article: shown,
      ...around,
      isOldRevision,
    },
    title: text.headline,
    description: text.standfirst || firstWords(text.body),
    canonicalPath: article.path,
    noindex: isOldRevision || text.labels.includes('sample'),
    tags: [...tagsOf(article), ...disclosureTags(shown), ...tagsAround(article, around)],
  })
}

/** A working copy as the page that readers will see. It has no address of its own yet. */
export async function previewPage(request: PageRequest, article: PublishedArticle): Promise<Page> {
  const around = await loadAround(request, article)
  const model = { type: 'article', article, ...around, isOldRevision: false } as const
  return pageOf(request.frame, {
    model: { ...model, isPreview: true },
    title: article.text.headline,
    canonicalPath: null,
    noindex: true,
    tags: [],
  })
}

type Around = Pick<ArticleModel, 'laterCoverage' | 'earlier' | 'related'>

/** How many pieces of its topic stand under a piece. */
const RELATED = 3

async function loadAround({ db, frame }: PageRequest, article: PublishedArticle): Promise<Around> {
  const { id, edition } = article
  const laterCoverage = await listLaterCoverage(db, id)
  const earlier = await listEarlierCoverage(db, id)
  const own = nearestTerm(article)
  if (!own) return { laterCoverage, earlier, related: null }
  const but = [id, ...[...laterCoverage, ...earlier].map((card) => card.id)]
  const cards = await listOfListing(db, { edition, listing: term(own.id), but, limit: RELATED })
  const href = inEdition(frame, `/${own.axis}/${own.slug}`)
  return { laterCoverage, earlier, related: { name: own.name, href, cards } }
}

/** What links here says so itself; what is linked to, and what comes to the topic, has to be told. */
function tagsAround(article: PublishedArticle, { earlier }: Around): string[] {
  const own = nearestTerm(article)
  return [
    ...earlier.map((card) => articleTag(card.id)),
    ...(own ? [listingTag(article.edition, term(own.id))] : []),
  ]
}

function nearestTerm({ terms }: PublishedArticle): TermName | null {
  const of = (axis: TermName['axis']) => terms.find((own) => own.axis === axis)
  return of('topic') ?? of('country') ?? of('section') ?? null
}

async function findRevision(
  { db }: PageRequest,
  article: PublishedArticle,
  rev: string,
): Promise<PublishedArticle | null> {
  if (!/^[1-9]\d{0,6}$/.test(rev)) return null
  const number = Number(rev)
  if (number === article.publishedNumber) return article
  return findPublishedRevision(db, article.id, number)
}

async function loadHistory({ db, frame }: PageRequest, article: PublishedArticle): Promise<Page> {
  const words = messagesFor(frame.edition).history
  return pageOf(frame, {
    model: { type: 'history', article, lines: await listHistory(db, article.id) },
    title: words.of(article.text.headline),
    description: words.about,
    canonicalPath: article.path + HISTORY,
    noindex: article.text.labels.includes('sample'),
    tags: tagsOf(article),
  })
}

function tagsOf({ id, path }: PublishedArticle): string[] {
  return [articleTag(id), addressTag(path)]
}
