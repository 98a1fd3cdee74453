import { listSitemapListings } from '#articles/list-sitemap.ts'
import { latest, recovered } from '#articles/listing-keys.ts'
import { listingTag } from '#articles/tags.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import type { SiteFileRequest } from '../answers/site-files.ts'
import { inEdition, type SiteFile } from '../pages/page-request.ts'
import { PART_SIZE, partName } from './sitemap-part.ts'
import { sitemapType, writeSitemapIndex } from './sitemap-xml.ts'

/** `/sitemap.xml`: every part of every edition. It costs one query of counts for each edition. */
export async function loadSitemapIndex({ db, paper, siteUrl }: SiteFileRequest): Promise<SiteFile> {
  const urls: string[] = []
  const tags = [SITE_TAG]
  for (const frame of paper.frames.values()) {
    const { edition } = frame
    const listings = await listSitemapListings(db, edition)
    const names = listings.flatMap(({ listing, pieces }) =>
      Array.from({ length: Math.ceil(pieces / PART_SIZE) }, (_, at) => partName(listing, at + 1)),
    )
    urls.push(
      ...['pages', ...names].map((name) => siteUrl + inEdition(frame, `/sitemaps/${name}.xml`)),
    )
    tags.push(listingTag(edition, latest), listingTag(edition, recovered))
  }
  return { contentType: sitemapType, body: writeSitemapIndex(urls), tags }
}
