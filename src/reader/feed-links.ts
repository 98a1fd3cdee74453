import type { Messages } from './messages/catalogue.ts'
import type { Frame, Page } from './page-models.ts'

export const feedFormats = ['xml', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

export const feedTypes: Record<FeedFormat, string> = {
  xml: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/** `path`: of the page whose feeds they are. */
export function feedPath(path: string, format: FeedFormat): string {
  return `${path === '/' ? '' : path}/feed.${format}`
}

type Told = { frame: Frame; page: Page; messages: Messages }

/** The page whose feeds this page leads to: itself where it has some, else the front page. */
export function feedsOf({ frame, page: { model }, messages }: Told): {
  path: string
  title: string
} {
  const { homePath, siteName } = frame
  if (model.type === 'listing' && model.feedPath !== null) {
    return { path: model.feedPath, title: messages.pageTitle(model.title, siteName) }
  }
  if (model.type === 'corrections') {
    const title = messages.pageTitle(messages.correction.listTitle, siteName)
    return { path: `${homePath === '/' ? '' : homePath}/corrections`, title }
  }
  return { path: homePath, title: siteName }
}
