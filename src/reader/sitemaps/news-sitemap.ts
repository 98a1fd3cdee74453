import { listSitemapPieces } from '#articles/list-sitemap.ts'
import { latest } from '#articles/listing-keys.ts'
import { listingTag } from '#articles/tags.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import type { SiteFileRequest } from '../answers/site-files.ts'
import type { SiteFile } from '../pages/page-request.ts'
import { sureMoment } from '../sure-moment.ts'
import { isTold } from './sitemap-part.ts'
import { type SitemapUrl, sitemapType, writeSitemap } from './sitemap-xml.ts'

/** By Google's rules: what is older is no news, and one file holds so many. */
const NEWS_MS = 48 * 3600_000
const MOST_NEWS = 1000

/** `/news-sitemap.xml`: what was published in the last two days, in all editions. */
export async function loadNewsSitemap(request: SiteFileRequest): Promise<SiteFile> {
  const { db, paper, siteUrl, now } = request
  const urls: (SitemapUrl & { at: Date })[] = []
  const since = now.getTime() - NEWS_MS
  for (const frame of paper.frames.values()) {
    const { edition, timeZone, siteName } = frame
    const asked = { edition, listing: latest, offset: 0, limit: MOST_NEWS }
    for (const piece of await listSitemapPieces(db, asked)) {
      const at = sureMoment(piece, timeZone)
      if (!at || at.getTime() < since || !isTold(piece, frame)) continue
      // The schema knows languages, not scripts.
      const language = edition.replace(/-.*/, '')
      const news = { publication: siteName, language, publishedAt: at, title: piece.headline }
      urls.push({ url: siteUrl + encodeURI(piece.path), news, at })
    }
  }
  const newest = urls.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_NEWS)
  const oldest = newest.at(-1)?.at.getTime()
  return {
    contentType: sitemapType,
    body: writeSitemap(newest),
    tags: [SITE_TAG, ...[...paper.frames.keys()].map((edition) => listingTag(edition, latest))],
    ...(oldest !== undefined && { expiresAt: new Date(oldest + NEWS_MS) }),
  }
}
