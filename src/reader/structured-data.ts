import type { Messages } from './messages/catalogue.ts'
import type { Frame, Page } from './page-models.ts'
import { articleData } from './structured-data/article-data.ts'
import { breadcrumbs } from './structured-data/breadcrumbs.ts'
import {
  organisationData,
  organisationReference,
  siteData,
} from './structured-data/organisation-data.ts'

/**
 * What the page says to programs in the words of schema.org, as JSON-LD that may stand in a script
 * element of HTML: no text in it can end that. Null for messages, which say nothing of the paper.
 */
export function structuredData(told: {
  frame: Frame
  page: Page
  messages: Messages
}): string | null {
  const { frame, page } = told
  const { model } = page
  if (page.canonicalPath === null) return null
  const isFront = model.type === 'front'
  const isCurrent = model.type === 'article' && !model.isOldRevision
  const graph = [
    isFront ? organisationData(frame) : organisationReference(frame),
    ...(isFront ? [siteData(frame)] : []),
    ...(isCurrent ? [articleData(frame, model.article, page.description)] : []),
    breadcrumbs(told),
  ].filter((thing) => thing !== null)
  const data = { '@context': 'https://schema.org', '@graph': graph }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
