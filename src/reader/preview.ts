import { findPreview } from '#articles/find-preview.ts'
import type { Db } from '#platform/database.ts'
import type { RateStore } from '#rates/rate-store.ts'
import { pageAnswer } from './answers/page-answer.ts'
import type { FrameStore } from './frame-store.ts'
import { previewPage } from './pages/article-page.ts'

/** What the preview of a piece answers with; null where there is nothing to be shown. */
export type ShowPreview = (articleId: string) => Promise<Response | null>

/**
 * Shows working copies as the pages that readers will see, with a band that says what they are.
 * Who may see one is judged by the caller. Nothing of it is kept, nowhere, nor told to another site:
 * its address may hold the token that opens it.
 */
export function createPreview(parts: {
  db: Db
  rates: RateStore
  leftOut: readonly string[]
  frames: FrameStore
}): ShowPreview {
  return async (articleId) => {
    const { frames: of, until } = await parts.frames.load()
    const article = await findPreview(parts.db, articleId, new Date())
    const frame = article && of.get(article.edition)
    if (!frame) return null
    const { path } = article
    const query = new URLSearchParams()
    const request = { ...parts, frame, path, query, form: 'html' as const, until }
    const page = await previewPage(request, article)
    const shown = { frame, form: 'html' as const, address: null, until }
    const { status, headers, body } = pageAnswer(shown, page)
    return new Response(body, { status, headers: safeHeaders(headers) })
  }
}

/** `flat`: names and values in turn. */
function safeHeaders(flat: readonly string[]): Headers {
  const headers = new Headers()
  for (let i = 0; i + 1 < flat.length; i += 2) headers.append(flat[i] ?? '', flat[i + 1] ?? '')
  headers.delete('Cache-Tag')
  headers.delete('Vary')
  headers.set('Cache-Control', 'no-store')
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('X-Robots-Tag', 'noindex, nofollow, noarchive')
  return headers
}
