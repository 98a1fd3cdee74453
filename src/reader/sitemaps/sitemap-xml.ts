import { html } from 'hono/html'
import type { Edition } from '#contract/edition.ts'

/** One address of a sitemap (https://www.sitemaps.org/protocol.html); addresses are whole. */
export type SitemapUrl = {
  url: string
  changedAt?: Date
  /** the same matter in every edition that has it, this one among them, the default one first */
  editions?: { edition: Edition; url: string }[]
  /** of Google's news schema */
  news?: { publication: string; language: string; publishedAt: Date; title: string }
}

export const sitemapType = 'application/xml; charset=utf-8'

/** So many addresses a sitemap may hold by the protocol. */
export const MOST_URLS = 50_000

export function writeSitemap(urls: readonly SitemapUrl[]): string {
  const isNews = urls.some(({ news }) => news)
  const news = isNews ? ` xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"` : ''
  const entries = urls.map((of) => {
    const parts = [
      `<loc>${escapeXml(of.url)}</loc>`,
      of.changedAt ? `<lastmod>${of.changedAt.toISOString()}</lastmod>` : '',
      of.news ? newsOf(of.news) : '',
      ...editionsOf(of.editions ?? []),
    ]
    return `<url>${parts.join('')}</url>\n`
  })
  return `${HEAD}<urlset xmlns="${SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml"${news}>\n${entries.join('')}</urlset>\n`
}

export function writeSitemapIndex(urls: readonly string[]): string {
  const entries = urls.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>\n`)
  return `${HEAD}<sitemapindex xmlns="${SITEMAP}">\n${entries.join('')}</sitemapindex>\n`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'

function editionsOf(editions: NonNullable<SitemapUrl['editions']>): string[] {
  const [first] = editions
  if (!first || editions.length < 2) return []
  return [...editions, { edition: 'x-default', url: first.url }].map(
    ({ edition, url }) =>
      `<xhtml:link rel="alternate" hreflang="${edition}" href="${escapeXml(url)}"/>`,
  )
}

function newsOf({ publication, language, publishedAt, title }: NonNullable<SitemapUrl['news']>) {
  return [
    '<news:news><news:publication>',
    `<news:name>${escapeXml(publication)}</news:name><news:language>${language}</news:language>`,
    `</news:publication><news:publication_date>${publishedAt.toISOString()}</news:publication_date>`,
    `<news:title>${escapeXml(title)}</news:title></news:news>`,
  ].join('')
}

/** What HTML has to escape is what XML has to. */
function escapeXml(text: string): string {
  return String(html`${text}`)
}
