import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { html } from 'hono/html'
import { type FeedFormat, feedTypes } from '../feed-links.ts'
import type { Feed, FeedItem } from './feed.ts'

/** The feed as RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1, and the type of what was written. */
export function writeFeed(feed: Feed, format: FeedFormat): { contentType: string; body: string } {
  const contentType = `${feedTypes[format]}; charset=utf-8`
  return { contentType, body: writers[format](feed, `${feed.stemUrl}.${format}`) }
}

const writers: Record<FeedFormat, (feed: Feed, selfUrl: string) => string> = {
  xml: writeRss,
  atom: writeAtom,
  json: writeJson,
}

/** Bylines are Dublin Core's: RSS's own `author` is a mail address. */
function writeRss(feed: Feed, selfUrl: string): string {
  const { title, description, homeUrl, language, updatedAt } = feed
  return generateRssFeed({
    title,
    link: homeUrl,
    description,
    language,
    ...(updatedAt && { lastBuildDate: updatedAt }),
    generator: 'Chapar',
    atom: { links: [{ href: selfUrl, rel: 'self', type: feedTypes.xml }] },
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.url,
      // Read as HTML by whoever reads feeds.
      description: String(html`${item.summary}`),
      categories: item.categories.map((name) => ({ name })),
      guid: { value: item.id, isPermaLink: false },
      pubDate: item.publishedAt,
      dc: { creators: item.authors.map(({ name }) => name) },
      ...(isUpdated(item) && { atom: { updated: item.updatedAt } }),
    })),
  })
}

/** A feed without a piece is as old as time, since it must have some date. */
function writeAtom(feed: Feed, selfUrl: string): string {
  const { title, description, homeUrl, language } = feed
  return generateAtomFeed({
    id: selfUrl,
    title: { value: title },
    subtitle: { value: description },
    updated: feed.updatedAt ?? new Date(0),
    authors: [{ name: title }],
    generator: { text: 'Chapar' },
    links: [
      { href: selfUrl, rel: 'self', type: feedTypes.atom },
      { href: homeUrl, rel: 'alternate', type: 'text/html' },
    ],
    xml: { lang: language },
    entries: feed.items.map((item) => ({
      id: item.id,
      title: { value: item.title },
      summary: { value: item.summary },
      updated: item.updatedAt,
      published: item.publishedAt,
      authors: item.authors.map(({ name, url }) => ({ name, uri: url })),
      categories: item.categories.map((term) => ({ term })),
      links: [{ href: item.url, rel: 'alternate', type: 'text/html', hreflang: language }],
    })),
  })
}

function writeJson(feed: Feed, selfUrl: string): string {
  const { title, description, homeUrl, language } = feed
  const written = generateJsonFeed({
    title,
    description,
    language,
    home_page_url: homeUrl,
    feed_url: selfUrl,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_text: item.summary,
      date_published: item.publishedAt,
      ...(isUpdated(item) && { date_modified: item.updatedAt }),
      authors: item.authors,
      tags: item.categories,
    })),
  })
  // An empty list is left out by the library, and the format wants it.
  return `${JSON.stringify({ items: [], ...Object(written) }, null, 1)}\n`
}

function isUpdated({ publishedAt, updatedAt }: FeedItem): boolean {
  return updatedAt > publishedAt
}
