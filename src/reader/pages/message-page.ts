import type { GoneArticle } from '#articles/published-article.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Frame, Page } from '../page-models.ts'
import { formatCount } from '../wording/numbers.ts'
import { pageOf } from './page-request.ts'

/** 404. `tags`: what will make the answer old, such as a piece that is given this address. */
export function notFoundPage(
  frame: Frame,
  tags: readonly string[],
  more: { expiresAt?: Date } = {},
): Page {
  const words = messagesFor(frame.edition).problem
  return messagePage(frame, {
    status: 404,
    title: words.notFound,
    message: words.notFoundMessage,
    tags,
    ...more,
  })
}

/** 410, with the reason that was written for the public. */
export function gonePage(frame: Frame, gone: GoneArticle, tags: readonly string[]): Page {
  const title = messagesFor(frame.edition).gone[gone.state]
  return messagePage(frame, { status: 410, title, message: gone.reason, gone, tags })
}

/** 405 */
export function methodNotAllowedPage(frame: Frame): Page {
  const words = messagesFor(frame.edition).problem
  return messagePage(frame, {
    status: 405,
    title: words.methodNotAllowed,
    message: words.methodNotAllowedMessage,
    tags: [],
  })
}

/** 429: who asks wildly is asked to wait. */
export function tooManyPage(frame: Frame, seconds: number): Page {
  const { tooMany: title, tooManyMessage } = messagesFor(frame.edition).problem
  const message = tooManyMessage(formatCount(frame.edition, seconds))
  return messagePage(frame, { status: 429, title, message, tags: [] })
}

type Message = {
  status: number
  title: string
  message: string
  gone?: GoneArticle
  tags: readonly string[]
  expiresAt?: Date
}

function messagePage(
  frame: Frame,
  { status, title, message, gone = undefined, ...rest }: Message,
): Page {
  return pageOf(frame, {
    status,
    model: { type: 'message', status, title, message, gone: gone ?? null },
    title,
    canonicalPath: null,
    noindex: true,
    ...rest,
  })
}
