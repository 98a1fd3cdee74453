import { messagesFor } from './messages/catalogue.ts'
import type { Frame, Page } from './page-models.ts'

export const feedFormats = ['xml', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

export const feedTypes: Record<FeedFormat, string> = {
  xml: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/** As they are called everywhere, in every language. */
export const feedNames: Record<FeedFormat, string> = { xml: 'RSS', atom: 'Atom', json: 'JSON Feed' }

/** `path`: of the page whose feeds they are. */
export function feedPath(path: string, format: FeedFormat): string {
  return `${path === '/' ? '' : path}/feed.${format}`
}

/** The page whose feeds this page leads to: itself where it has some, else the front page. */
export function feedsOf(frame: Frame, { model }: Page): { path: string; title: string } {
  if (model.type === 'listing' && model.feedPath !== null) {
    return { path: model.feedPath, title: feedTitle(model.title, frame) }
  }
  if (model.type === 'corrections') {
    const { listTitle } = messagesFor(frame.edition).correction
    const path = `${frame.homePath === '/' ? '' : frame.homePath}/corrections`
    return { path, title: feedTitle(listTitle, frame) }
  }
  return { path: frame.homePath, title: frame.siteName }
}

export function feedTitle(title: string, { edition, siteName }: Frame): string {
  return messagesFor(edition).pageTitle(title, siteName)
}
