import type { AnswerToKeep } from '#platform/response-cache.ts'
import { formTypes, type PageForm } from '../addresses/page-forms.ts'
import type { ReaderAddress } from '../addresses/reader-address.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import type { Frame, Page } from '../page-models.ts'
import type { SiteFile } from '../pages/page-request.ts'
import { renderHtml } from '../render-html.tsx'
import { scriptsOf } from '../scripts.ts'
import { safetyHeaders } from '../security-headers.ts'
import { writeTextEdition } from '../text/write-text-edition.ts'
import { cacheTag } from './cache-tag.ts'

export type Shown = {
  frame: Frame
  form: PageForm
  /** for who asked for fewer bytes; heeded in HTML alone */
  isLite?: boolean
  /** null: no address of ours, or none that matters */
  address: ReaderAddress | null
  /** when time alone makes every page old */
  until: Date
}

/**
 * Whoever keeps a copy asks before each use whether it still holds, which costs 200 bytes: a
 * publication must be seen at once. A delivery network that is told of purges by `Cache-Tag` may be
 * set to keep pages longer (docs/operating.md).
 */
const CACHE_CONTROL = 'public, max-age=0, must-revalidate'

/** The page written in its form, with all headers, and how long it holds. */
export function pageAnswer(shown: Shown, page: Page): AnswerToKeep {
  const { frame, form, address, until, isLite = false } = shown
  const hasScript = scriptsOf(page.model).length > 0
  const headers = [
    ...safetyHeaders({ ...frame, hasScript: form === 'html' && hasScript }).flat(),
    ...['Content-Type', formTypes[form], 'Cache-Control', CACHE_CONTROL],
  ]
  // A suffixed address never negotiates, so its answer does not vary.
  if (!address?.form) headers.push('Vary', 'Accept, Save-Data')
  if (page.noindex) headers.push('X-Robots-Tag', 'noindex')
  if (page.status === 405) headers.push('Allow', 'GET, HEAD')
  if (page.canonicalPath !== null && form !== 'html') {
    headers.push('Link', `<${frame.siteUrl}${encodeURI(page.canonicalPath)}>; rel="canonical"`)
  }
  if (page.status === 200) headers.push('Cache-Tag', cacheTag(page.tags))
  return {
    status: page.status,
    headers,
    body: write(frame, page, { form, isLite }),
    keep: {
      tags: page.tags,
      until: page.expiresAt && page.expiresAt < until ? page.expiresAt : until,
      shelf: page.status === 200 ? 'page' : 'minor',
    },
  }
}

/** What has one form, for whoever asks. */
export function fileAnswer({ siteUrl }: Pick<Frame, 'siteUrl'>, file: SiteFile): AnswerToKeep {
  const headers = [
    ...safetyHeaders({ siteUrl }).flat(),
    ...['Content-Type', file.contentType, 'Cache-Control', CACHE_CONTROL],
    ...['Cache-Tag', cacheTag(file.tags)],
  ]
  const keep = { tags: file.tags, until: file.expiresAt ?? null, shelf: 'page' as const }
  return { status: 200, headers, body: file.body, keep }
}

/**
 * `to` is a path of this site: two slashes at its start (or what browsers take for them) would lead
 * away from it. Not kept: there are as many spellings that lead on as somebody cares to invent.
 */
export function redirectAnswer(frame: Frame, to: string, status: 301 | 308): AnswerToKeep {
  if (!/^\/(?![/\\])/.test(to)) throw new Error('a redirect leads away from this site')
  return {
    status,
    headers: [
      ...safetyHeaders(frame).flat(),
      ...['Location', encodeURI(to), 'Cache-Control', CACHE_CONTROL],
      ...['Content-Type', formTypes.text],
    ],
    body: '',
    keep: null,
  }
}

type Written = { form: PageForm; isLite: boolean }

function write(frame: Frame, page: Page, { form, isLite }: Written): string {
  if (form === 'text') return writeTextEdition(frame, page)
  if (form === 'markdown') return writeMarkdown(frame, page)
  return renderHtml(frame, page, { isLite })
}
