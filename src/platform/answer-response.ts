import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Exchange, sendEncoded } from './send-answer.ts'
import { isUnchanged, type StoredAnswer } from './stored-answer.ts'

/** The answer for a client: encoded as it likes, or 304 where it has it. */
export async function answerResponse(
  stored: StoredAnswer,
  header: (name: string) => string | undefined,
): Promise<Response> {
  const encoded = await stored.encode(header('Accept-Encoding'))
  if (isUnchanged(encoded, { 'if-none-match': header('If-None-Match') })) {
    return new Response(null, { status: 304, headers: pairs(encoded.unchanged) })
  }
  const { status, headers, body } = encoded
  return new Response(body, { status, headers: pairs(headers) })
}

/**
 * The same, sent past the framework, which would copy the body twice: for long answers. `stored` has
 * all headers.
 */
export async function sendPast(stored: StoredAnswer, exchange: Exchange): Promise<Response> {
  sendEncoded(await stored.encode(exchange.incoming.headers['accept-encoding']), exchange)
  return RESPONSE_ALREADY_SENT
}

function pairs(raw: readonly string[]): [name: string, value: string][] {
  return raw.flatMap((name, place) =>
    place % 2 === 0 ? [[name, raw[place + 1] ?? ''] satisfies [string, string]] : [],
  )
}
