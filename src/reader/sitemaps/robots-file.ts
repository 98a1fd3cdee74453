import { SITE_TAG } from '#site/site-tag.ts'
import type { SiteFileRequest } from '../answers/site-files.ts'
import { inEdition, type SiteFile } from '../pages/page-request.ts'

/**
 * `/robots.txt` (RFC 9309). Searching is for readers: there are as many results as there are
 * questions. A sample paper, which is kept out of search engines, does not lead them to itself.
 */
export function robotsFile({ paper, siteUrl }: SiteFileRequest): SiteFile {
  const searches = [...paper.frames.values()].map((frame) => inEdition(frame, '/search'))
  const maps = paper.site.isSample ? [] : ['/sitemap.xml', '/news-sitemap.xml']
  const lines = [
    'User-agent: *',
    ...searches.map((path) => `Disallow: ${path}`),
    '',
    ...maps.map((path) => `Sitemap: ${siteUrl}${path}`),
  ]
  return {
    contentType: 'text/plain; charset=utf-8',
    body: `${lines.join('\n').trim()}\n`,
    tags: [SITE_TAG],
  }
}
