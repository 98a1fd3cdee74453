import type { Context } from 'hono'
import { isDatabaseAway } from '#platform/database-fault.ts'
import { Failure } from '#platform/failure.ts'
import type { Log } from '#platform/log.ts'
import { negotiateForm } from './addresses/negotiate-form.ts'
import { formTypes } from './addresses/page-forms.ts'
import { messagesFor } from './messages/catalogue.ts'
import { BarePage } from './views/bare-page.tsx'

/** In seconds; a database that is started again is there by then. */
const RETRY_AFTER = 30

/**
 * The answer to a fault, readable and without anything from the inside: 503 while the database is
 * away or the paper is not founded, else 500. The log has the fault under the same reference.
 */
export function faultAnswer(c: Context, error: Error, context: { log: Log; reference: string }) {
  const words = messagesFor('en').problem
  const { log, reference } = context
  if (error instanceof Failure && error.code === 'not-initialised') {
    return bareAnswer(c, { status: 503, title: words.notFounded, message: words.notFoundedMessage })
  }
  const away = isDatabaseAway(error)
  log[away ? 'warn' : 'error']({ err: error, requestId: reference }, 'a page could not be made')
  return away
    ? bareAnswer(c, { status: 503, title: words.away, message: words.awayMessage })
    : bareAnswer(c, { status: 500, title: words.broken, message: words.brokenMessage, reference })
}

type Fault = { status: 500 | 503; title: string; message: string; reference?: string }

function bareAnswer(c: Context, { status, title, message, reference }: Fault) {
  const messages = messagesFor('en')
  c.header('Cache-Control', 'no-store')
  c.header('Vary', 'Accept')
  c.header('X-Robots-Tag', 'noindex')
  if (status === 503) c.header('Retry-After', String(RETRY_AFTER))
  if (wantsText(c)) {
    const lines = [title, message, reference && messages.problem.reference(reference)]
    const text = `${lines.filter(Boolean).join('\n\n')}\n`
    return c.body(text, status, { 'Content-Type': formTypes.text })
  }
  const page = <BarePage {...{ title, message, messages }} reference={reference ?? null} />
  return c.body(`<!doctype html>${String(page)}`, status, { 'Content-Type': formTypes.html })
}

function wantsText(c: Context): boolean {
  return /\.(txt|md)$/.test(c.req.path) || negotiateForm(c.req.header('Accept')) !== 'html'
}
