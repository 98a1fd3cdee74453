import type { IncomingHttpHeaders } from 'node:http'
import type { ExchangeTaker } from '#platform/http-server.ts'
import type { ResponseCache } from '#platform/response-cache.ts'
import { sendAnswer } from '#platform/send-answer.ts'
import type { StoredAnswer } from '#platform/stored-answer.ts'
import { negotiateForm } from './addresses/negotiate-form.ts'
import { pageKey, wantsLess } from './addresses/page-key.ts'

/**
 * Answers, before any framework, what is kept ready: pages that are asked for in the spelling of
 * our own links, and the assets. Everything else is left to the reader (reader.ts).
 */
export function takeAhead(
  cache: ResponseCache,
  assets: ReadonlyMap<string, StoredAnswer>,
): ExchangeTaker {
  const find = (url: string, headers: IncomingHttpHeaders) => {
    const isLite = wantsLess(headers['save-data'])
    const page = cache.find(pageKey(url, formFor(headers.accept), { isLite }))
    if (page) return page
    const isSuffixed = /\.(txt|md)(\?|$)/.test(url)
    return isSuffixed ? cache.find(pageKey(url, 'html', { isSuffixed })) : assets.get(url)
  }
  return (incoming, outgoing, id) => {
    const { method, url = '' } = incoming
    if (method !== 'GET' && method !== 'HEAD') return false
    const stored = find(url, incoming.headers)
    if (!stored) return false
    sendAnswer(stored, { incoming, outgoing, id })
    return true
  }
}

/** Few name another form than HTML, so the header is seldom read in full. */
function formFor(accept: string | undefined) {
  if (accept === undefined || !/text\/(plain|markdown)/i.test(accept)) return 'html'
  return negotiateForm(accept)
}
