import type { Db } from '#platform/database.ts'
import type { Paper } from '../frame-store.ts'
import type { SiteFile } from '../pages/page-request.ts'
import { loadNewsSitemap } from '../sitemaps/news-sitemap.ts'
import { robotsFile } from '../sitemaps/robots-file.ts'
import { securityFile } from '../sitemaps/security-file.ts'
import { loadSitemapIndex } from '../sitemaps/sitemap-index.ts'

export type SiteFileRequest = { db: Db; paper: Paper; siteUrl: string; now: Date }

/** What the whole paper has once, whatever its editions, for programs: by path. */
export const siteFiles: ReadonlyMap<string, (request: SiteFileRequest) => Promise<SiteFile>> =
  new Map([
    ['/sitemap.xml', loadSitemapIndex],
    ['/news-sitemap.xml', loadNewsSitemap],
    ['/robots.txt', async (request: SiteFileRequest) => robotsFile(request)],
    ['/.well-known/security.txt', async (request: SiteFileRequest) => securityFile(request)],
  ])
