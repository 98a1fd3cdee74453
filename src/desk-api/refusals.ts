import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isDatabaseAway } from '#platform/database-fault.ts'
import { Failure } from '#platform/failure.ts'
import type { Log } from '#platform/log.ts'
import { write as writeJson } from './json/answer-json.ts'
import { refuse } from './json/json-route.ts'
import { BUSY_SECONDS, message } from './pages/message.tsx'
import { type AnswerParts, sendAnswer } from './send-answer.ts'

/** In bytes: of a form, with passwords, names and addresses; of what the API is sent, with texts. */
const LONGEST_FORM = 32 * 1024
const LONGEST_JSON = 8 * 1024 * 1024

/** After so long it is worth another try. */
const AWAY_SECONDS = 30

/** Refuses what is too long, or does not say how long it is, before anybody is asked who they are. */
export function addLengthLimits(desk: Hono): void {
  const onError = (c: Context) => tooLong(c)
  const ofForms = bodyLimit({ maxSize: LONGEST_FORM, onError })
  const ofJson = bodyLimit({ maxSize: LONGEST_JSON, onError })
  desk.use((c, next) => {
    // Without a length it would be read whole first; browsers say it.
    if (c.req.header('transfer-encoding')) return lengthMissing(c)
    return (isJsonPath(c) ? ofJson : ofForms)(c, next)
  })
}

/** What broke, as a page, a line of text or a problem of JSON, for whoever asked. */
export function answerFault(c: Context, error: Error, parts: AnswerParts & { log: Log }) {
  if (error instanceof Failure && error.code === 'busy') {
    if (!isJsonPath(c)) return sendAnswer(c, parts, message.busy(error.message), null)
    return writeJson(c, refuse(429, 'busy', error.message), BUSY_SECONDS)
  }
  if (error instanceof Failure && error.code === 'desk-not-built') {
    return c.text(`${error.message}\n`, 503)
  }
  const away = isDatabaseAway(error)
  parts.log[away ? 'warn' : 'error']({ err: error }, 'a page of the desk could not be made')
  const words = away
    ? 'The database is away; try again in half a minute.'
    : 'Something went wrong; the log of the server has more.'
  if (!isJsonPath(c)) {
    return c.text(
      `${words}\n`,
      away ? 503 : 500,
      away ? { 'Retry-After': String(AWAY_SECONDS) } : {},
    )
  }
  if (away) return writeJson(c, refuse(503, 'away', words), AWAY_SECONDS)
  return writeJson(c, refuse(500, 'broken', words))
}

function tooLong(c: Context): Response {
  const sentence = 'That is too long.'
  if (isJsonPath(c)) return writeJson(c, refuse(413, 'too-long', sentence))
  return c.text(`${sentence}\n`, 413)
}

async function lengthMissing(c: Context): Promise<Response> {
  const sentence = 'Say how long it is.'
  if (isJsonPath(c)) return writeJson(c, refuse(411, 'length-missing', sentence))
  return c.text(`${sentence}\n`, 411)
}

function isJsonPath(c: Context): boolean {
  return c.req.path.startsWith('/desk/api/')
}
