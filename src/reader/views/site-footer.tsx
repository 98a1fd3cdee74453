import { pathInForm } from '../addresses/page-forms.ts'
import { feedFormats, feedPath, feedsOf } from '../feed-links.ts'
import { NavList } from './nav-list.tsx'
import type { View } from './view.ts'

export function SiteFooter({ view }: { view: View }) {
  const { frame, messages } = view
  const path = view.page.canonicalPath
  const forms =
    path === null
      ? []
      : [
          { label: messages.nav.plainText, href: pathInForm(path, 'text', frame.homePath) },
          { label: messages.nav.markdown, href: pathInForm(path, 'markdown', frame.homePath) },
        ]
  const { path: of, title } = feedsOf(view)
  const feeds = feedFormats.map((format) => ({
    label: messages.nav.feedFormats[format],
    href: feedPath(of, format),
  }))
  return (
    <footer class="site-footer">
      <p class="footer-name">{frame.siteName}</p>
      <NavList label={messages.nav.about} items={frame.footer} view={view} />
      <NavList label={messages.nav.forms} items={forms} view={view} class="nav-forms" />
      <NavList label={messages.nav.feeds(title)} items={feeds} view={view} class="nav-forms" />
    </footer>
  )
}
