import { formTypes, pathInForm } from '../addresses/page-forms.ts'
import { sameInEditions } from '../addresses/same-in-editions.ts'
import { feedFormats, feedPath, feedsOf, feedTypes } from '../feed-links.ts'
import { iconPath } from '../icon.ts'
import { scriptsOf } from '../scripts.ts'
import { styleElement } from '../stylesheet.ts'
import { SharedAs } from './shared-as.tsx'
import type { View } from './view.ts'

export function DocumentHead({ view }: { view: View }) {
  const { frame, page, messages } = view
  const isFront = page.model.type === 'front'
  const title = isFront ? frame.siteName : messages.pageTitle(page.title, frame.siteName)
  const address = canonicalUrl(view)
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      {page.description && <meta name="description" content={page.description} />}
      {page.noindex && <meta name="robots" content="noindex" />}
      {styleElement}
      <link rel="icon" type="image/svg+xml" href={iconPath} />
      {scriptsOf(page.model).map(({ path }) => (
        <script type="module" src={path} />
      ))}
      {address && <link rel="canonical" href={address} />}
      <OtherForms view={view} />
      <Feeds view={view} />
      <OtherEditions view={view} />
      <Neighbours view={view} />
      <SharedAs view={view} />
    </head>
  )
}

function canonicalUrl({ frame, page }: View): string | null {
  return page.canonicalPath === null ? null : frame.siteUrl + page.canonicalPath
}

function OtherForms({ view }: { view: View }) {
  const path = view.page.canonicalPath
  if (path === null) return null
  const home = view.frame.homePath
  return (
    <>
      {(['text', 'markdown'] as const).map((form) => (
        <link
          rel="alternate"
          type={formTypes[form].split(';')[0]}
          href={pathInForm(path, form, home)}
        />
      ))}
    </>
  )
}

function Feeds({ view }: { view: View }) {
  if (view.page.canonicalPath === null) return null
  const { path, title } = feedsOf(view)
  const names = view.messages.nav.feedFormats
  return (
    <>
      {feedFormats.map((format) => (
        <link
          rel="alternate"
          type={feedTypes[format]}
          title={`${title} (${names[format]})`}
          href={feedPath(path, format)}
        />
      ))}
    </>
  )
}

/** The same page in every edition that has it, this one among them; the first is for all others. */
function OtherEditions({ view: { frame, page } }: { view: View }) {
  const same = sameInEditions(frame, page)
  // Of a later page of a list only the first is known elsewhere, and that is another page.
  const isAmong = same.some(({ path }) => path === page.canonicalPath)
  if (same.length < 2 || !isAmong) return null
  return (
    <>
      {same.map(({ edition, path }) => (
        <link rel="alternate" hreflang={edition} href={frame.siteUrl + path} />
      ))}
      <link rel="alternate" hreflang="x-default" href={frame.siteUrl + same[0]?.path} />
    </>
  )
}

function Neighbours({ view }: { view: View }) {
  const { model } = view.page
  if (!('paging' in model)) return null
  const { previous, next } = model.paging
  return (
    <>
      {previous && <link rel="prev" href={previous} />}
      {next && <link rel="next" href={next} />}
    </>
  )
}
