import { type Context, Hono } from 'hono'
import { addressTag } from '#articles/tags.ts'
import type { Db } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import { faultAnswer } from './fault-answer.tsx'
import type { FrameStore, Paper } from './frame-store.ts'
import { icon, iconPath } from './icon.ts'
import { writeMarkdown } from './markdown/write-markdown.ts'
import { negotiateForm } from './negotiate-form.ts'
import { formTypes, type PageForm, pathInForm } from './page-forms.ts'
import type { Frame, Page } from './page-models.ts'
import { loadAddressPage } from './pages/article-page.ts'
import { methodNotAllowedPage, notFoundPage } from './pages/message-page.ts'
import { isRedirect } from './pages/page-request.ts'
import { loadPage } from './pages/page-routes.ts'
import { type ReaderAddress, readAddress } from './reader-address.ts'
import { renderHtml } from './render-html.tsx'
import { stylesheet, stylesheetPath } from './stylesheet.ts'
import { writeTextEdition } from './text/write-text-edition.ts'

type Environment = { Variables: { requestId?: string } }

/**
 * The public site: every address that is nobody else's, so it is mounted last.
 * It answers GET and HEAD; a fault is logged under `requestId` where the application has set one.
 */
export function createReader({ db, frames, log }: { db: Db; frames: FrameStore; log: Log }) {
  const reader = new Hono<Environment>()
  reader.get(stylesheetPath, (c) => assetAnswer(c, stylesheet, 'text/css; charset=utf-8'))
  reader.get(iconPath, (c) => assetAnswer(c, icon, 'image/svg+xml'))
  reader.get('*', async (c) => answer(c, db, await frames.load()))
  reader.all('*', async (c) => {
    const { site, frames: of } = await frames.load()
    const frame = of.get(site.defaultEdition)
    if (!frame) throw new Error('the default edition has no frame')
    return pageAnswer(frame, methodNotAllowedPage(frame), formOf(c, null))
  })
  reader.onError((error, c) =>
    faultAnswer(c, error, { log, reference: c.get('requestId') ?? newId() }),
  )
  return reader
}

async function answer(c: Context, db: Db, paper: Paper): Promise<Response> {
  const { pathname, searchParams: query } = new URL(c.req.url)
  const address = readAddress(paper.site, pathname)
  const frame = paper.frames.get(address?.edition ?? paper.site.defaultEdition)
  if (!frame) throw new Error('an edition has no frame')
  const form = formOf(c, address)
  if (!address) return pageAnswer(frame, notFoundPage(frame, []), form)

  const request = { db, frame, path: address.path, query, form }
  // Imported permalinks may be spelled in ways that ours are not.
  const loaded = address.isCanonical
    ? await loadPage(request, address.local)
    : await loadAddressPage(request)
  if (!loaded && !address.isCanonical) {
    return redirectAnswer(c, address.canonical + pageQuery(query), 308)
  }
  if (!loaded) {
    return pageAnswer(frame, notFoundPage(frame, [addressTag(address.path)]), form, address)
  }
  if (!isRedirect(loaded)) return pageAnswer(frame, loaded, form, address)
  return redirectAnswer(c, pathInForm(loaded.redirect, address.form ?? 'html', frame.homePath), 301)
}

function formOf(c: Context, address: ReaderAddress | null): PageForm {
  return address?.form ?? negotiateForm(c.req.header('Accept'))
}

function pageAnswer(
  frame: Frame,
  page: Page,
  form: PageForm,
  address: ReaderAddress | null = null,
): Response {
  const headers = new Headers({ 'Content-Type': formTypes[form], 'Cache-Control': 'no-cache' })
  if (page.status === 405) headers.set('Allow', 'GET, HEAD')
  // A suffixed address never negotiates, so its answer does not vary.
  if (!address?.form) headers.set('Vary', 'Accept')
  if (page.noindex) headers.set('X-Robots-Tag', 'noindex')
  if (page.canonicalPath !== null && form !== 'html') {
    headers.set('Link', `<${frame.siteUrl}${encodeURI(page.canonicalPath)}>; rel="canonical"`)
  }
  return new Response(write(frame, page, form), { status: page.status, headers })
}

function write(frame: Frame, page: Page, form: PageForm): string {
  if (form === 'text') return writeTextEdition(frame, page)
  if (form === 'markdown') return writeMarkdown(frame, page)
  return renderHtml(frame, page)
}

/** `to` begins with one slash: see reader-address.ts and the check of `addresses.redirect_to`. */
function redirectAnswer(c: Context, to: string, status: 301 | 308): Response {
  c.header('Cache-Control', 'no-cache')
  return c.redirect(encodeURI(to), status)
}

/** Of the query only the numbers that mean something to us are carried along. */
function pageQuery(query: URLSearchParams): string {
  const kept = ['page', 'rev'].flatMap((name) => {
    const value = query.get(name) ?? ''
    return /^\d{1,7}$/.test(value) ? [`${name}=${value}`] : []
  })
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}

function assetAnswer(c: Context, body: string, type: string): Response {
  c.header('Content-Type', type)
  // Its name changes with its contents.
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  return c.body(body)
}
