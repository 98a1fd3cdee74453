import type { IncomingMessage, ServerResponse } from 'node:http'
import { REQUEST_ID } from './http-server.ts'
import { type EncodedAnswer, isUnchanged, type StoredAnswer } from './stored-answer.ts'

export type Exchange = { incoming: IncomingMessage; outgoing: ServerResponse }

/** Answers GET or HEAD with what is stored, in the encoding that the client prefers. */
export function sendAnswer(stored: StoredAnswer, exchange: Exchange & { id: string }): void {
  const accepted = exchange.incoming.headers['accept-encoding']
  const ready = stored.find(accepted)
  if (ready) {
    sendEncoded(ready, exchange)
    return
  }
  stored.encode(accepted).then(
    (encoded) => sendEncoded(encoded, exchange),
    () => exchange.outgoing.destroy(),
  )
}

/** `id` is given where the exchange has not been named on its answer yet. */
export function sendEncoded(
  answer: EncodedAnswer,
  { incoming, outgoing, id }: Exchange & { id?: string },
): void {
  const unchanged = isUnchanged(answer, incoming.headers)
  const kept = unchanged ? answer.unchanged : answer.headers
  const headers = id === undefined ? [...kept] : [...kept, REQUEST_ID, id]
  outgoing.writeHead(unchanged ? 304 : answer.status, headers)
  if (unchanged || incoming.method === 'HEAD') outgoing.end()
  else outgoing.end(answer.body)
}
