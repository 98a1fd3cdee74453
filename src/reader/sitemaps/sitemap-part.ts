import { listBylinesIn } from '#articles/bylines.ts'
import { listSitemapPieces, type SitemapPiece } from '#articles/list-sitemap.ts'
import { latest, month, recovered } from '#articles/listing-keys.ts'
import { listingTag } from '#articles/tags.ts'
import { listTerms } from '#articles/terms.ts'
import { articleKinds, termAxes } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import { listPages } from '#site/static-pages.ts'
import type { Frame } from '../page-models.ts'
import { inEdition, type PageRequest, type SiteFile } from '../pages/page-request.ts'
import { MOST_URLS, type SitemapUrl, sitemapType, writeSitemap } from './sitemap-xml.ts'

/** So many pieces each part holds: a month seldom has more, and none is costly to make anew. */
export const PART_SIZE = 5000

/** 'pages', 'undated' and '2025-08', each with '-2', '-3' … where one part does not hold all. */
export function partName(listing: string, number: number): string {
  const name = listing === recovered ? 'undated' : listing.replace(/^month:/, '')
  return number === 1 ? name : `${name}-${number}`
}

/** `/sitemaps/2025-08.xml`: the pieces of a month in one edition; null where there are none. */
export async function loadSitemapPart(
  request: PageRequest,
  { name = '', number = '1' }: Record<string, string>,
): Promise<SiteFile | null> {
  if (name === 'pages') return number === '1' ? pagesPart(request) : null
  const listing = name === 'undated' ? recovered : month(name)
  const { db, frame, until } = request
  const { edition, editions } = frame
  const offset = (Number(number) - 1) * PART_SIZE
  const pieces = await listSitemapPieces(db, { edition, listing, offset, limit: PART_SIZE })
  const shown = pieces.filter((piece) => listing !== recovered || !hasMonth(piece))
  const urls = shown.flatMap((piece) => pieceUrl(frame, piece))
  if (pieces.length === 0) return null
  const all = editions.length > 0 ? editions.map((of) => of.edition) : [edition]
  return {
    contentType: sitemapType,
    body: writeSitemap(urls),
    tags: [SITE_TAG, ...all.map((of) => listingTag(of, listing))],
    // A translation that is dated in another month tells nobody here, until the day ends.
    expiresAt: until,
  }
}

/** Samples are kept from search engines, but in a sample paper, where all would be missing. */
export function isTold({ isSample }: Pick<SitemapPiece, 'isSample'>, frame: Frame): boolean {
  return frame.isSample || !isSample
}

/** Such a piece stands in the part of its month. */
function hasMonth({ day }: SitemapPiece): boolean {
  return day?.from != null && day.from.slice(0, 7) === day.to.slice(0, 7)
}

function pieceUrl(frame: Frame, piece: SitemapPiece): SitemapUrl[] {
  if (!isTold(piece, frame)) return []
  const url = frame.siteUrl + encodeURI(piece.path)
  const places = new Map<Edition, string>([[frame.edition, url]])
  for (const { edition, path } of piece.otherEditions) {
    places.set(edition, frame.siteUrl + encodeURI(path))
  }
  const order = frame.editions.toSorted((a, b) => Number(b.href === '/') - Number(a.href === '/'))
  const editions = order.flatMap(({ edition }) => {
    const known = places.get(edition)
    return known === undefined ? [] : [{ edition, url: known }]
  })
  return [{ url, changedAt: piece.revisedAt, editions }]
}

/** Whatever is no piece: the front page, listings, standing pages. */
async function pagesPart({ db, frame }: PageRequest): Promise<SiteFile> {
  const { edition, siteUrl, homePath } = frame
  const terms = await Promise.all(termAxes.map((axis) => listTerms(db, { axis, edition })))
  const locals = [
    ...terms.flat().map(({ axis, slug }) => `/${axis}/${slug}`),
    ...articleKinds.map((kind) => `/kind/${kind}`),
    ...(await listBylinesIn(db, { edition, limit: MOST_URLS / 2 })).map(
      (by) => `/author/${by.slug}`,
    ),
    ...(await listPages(db, edition)).map(({ slug }) => `/${slug}`),
    ...['/archive', '/corrections', '/rates', '/rates/convert', '/rates/embed'],
  ]
  const paths = [homePath, ...locals.map((local) => inEdition(frame, local))]
  return {
    contentType: sitemapType,
    body: writeSitemap(paths.map((path) => ({ url: siteUrl + path }))),
    tags: [SITE_TAG, listingTag(edition, latest)],
  }
}
