import { addressTag } from '#articles/tags.ts'
import type { ReaderAddress } from '../addresses/reader-address.ts'
import { loadFeed } from '../feeds/load-feed.ts'
import type { Frame, Page } from '../page-models.ts'
import { loadSitemapPart } from '../sitemaps/sitemap-part.ts'
import { loadArchivePage } from './archive-page.ts'
import { HISTORY, loadAddressPage } from './article-page.ts'
import { loadConvertPage } from './convert-page.ts'
import { loadCorrectionsPage } from './corrections-page.ts'
import { loadEmbedGuide } from './embed-guide-page.ts'
import { loadFrontPage } from './front-page.ts'
import { loadListingPage, loadRecoveredPage } from './listing-page.ts'
import { notFoundPage } from './message-page.ts'
import type { Loaded, PageRequest } from './page-request.ts'
import { loadPairPage, loadRatesPage } from './rates-pages.ts'
import { loadSearchPage } from './search-page.ts'
import { loadStaticPage } from './static-page.ts'

/** 404 for an address that none of the pages has, with what may give it one. */
export function missingPage(frame: Frame, { path, local }: ReaderAddress): Page {
  const piece = path.endsWith(HISTORY) ? [addressTag(path.slice(0, -HISTORY.length))] : []
  const tags = [addressTag(path), ...piece]
  // A byline comes to be without an event, so that nothing would tell us.
  const isAuthor = local.startsWith('/author/')
  return notFoundPage(frame, tags, isAuthor ? { expiresAt: new Date(0) } : {})
}

type Route = {
  /** of the path without the edition's prefix */
  pattern: RegExp
  load: (request: PageRequest, parts: Record<string, string>) => Promise<Loaded>
}

/** The public site, page by page. What stands in none of these is an address of a piece. */
const routes: readonly Route[] = [
  { pattern: /^\/$/, load: loadFrontPage },
  { pattern: /^(?<local>\/(section|country|topic|author|kind)\/[^/]+)$/, load: loadListingPage },
  {
    pattern: /^\/archive(\/(?<year>\d{4})(\/(?<month>\d{2})(\/(?<day>\d{2}))?)?)?$/,
    load: loadArchivePage,
  },
  { pattern: /^\/recovered$/, load: loadRecoveredPage },
  { pattern: /^\/search$/, load: loadSearchPage },
  { pattern: /^\/corrections$/, load: loadCorrectionsPage },
  { pattern: /^\/rates$/, load: loadRatesPage },
  { pattern: /^\/rates\/convert$/, load: loadConvertPage },
  { pattern: /^\/rates\/embed$/, load: loadEmbedGuide },
  {
    pattern: /^\/rates\/(?<base>[a-z]{3})-(?<quote>[a-z]{3})(\/(?<span>[a-z0-9-]+))?$/,
    load: loadPairPage,
  },
  { pattern: /^(?<of>.*)\/feed\.(?<format>xml|atom|json)$/, load: loadFeed },
  {
    pattern:
      /^\/sitemaps\/(?<name>pages|undated|\d{4}-\d{2})(-(?<number>[2-9]|[1-9]\d{1,3}))?\.xml$/,
    load: loadSitemapPart,
  },
  { pattern: /^\/(?<slug>[a-z0-9-]+)$/, load: loadStaticPage },
]

/** The page at `local`, or else the piece that was given this address. */
export async function loadPage(request: PageRequest, local: string): Promise<Loaded> {
  for (const { pattern, load } of routes) {
    const match = pattern.exec(local)
    if (!match) continue
    const loaded = await load(request, match.groups ?? {})
    if (loaded) return loaded
  }
  return loadAddressPage(request)
}
