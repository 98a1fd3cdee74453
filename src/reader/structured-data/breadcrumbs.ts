import { wholeUrl } from '../addresses/whole-url.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Frame, NavItem, Page } from '../page-models.ts'
import { inEdition } from '../pages/page-request.ts'
import type { Thing } from './organisation-data.ts'

type Told = { frame: Frame; page: Page; messages: Messages }

/** The way from the front page to this one; null on the front page itself and on messages. */
export function breadcrumbs({ frame, page, messages }: Told): Thing | null {
  if (page.model.type === 'front' || page.canonicalPath === null) return null
  const items = [
    { label: messages.home, href: frame.homePath },
    ...between(frame, page),
    { label: page.title, href: page.canonicalPath },
  ]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: items.map(({ label, href }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: label,
      item: wholeUrl(frame.siteUrl, href),
    })),
  }
}

function between(frame: Frame, { model }: Page): NavItem[] {
  if (model.type === 'listing') return model.above
  if (model.type === 'history') {
    return [{ label: model.article.text.headline, href: model.article.path }]
  }
  if (model.type !== 'article') return []
  const section = model.article.terms.find((term) => term.axis === 'section')
  return section
    ? [{ label: section.name, href: inEdition(frame, `/section/${section.slug}`) }]
    : []
}
