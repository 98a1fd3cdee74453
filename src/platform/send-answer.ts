import type { IncomingMessage, ServerResponse } from 'node:http'
import { REQUEST_ID } from './http-server.ts'
import { type EncodedAnswer, isUnchanged, type StoredAnswer } from './stored-answer.ts'

/** Answers GET or HEAD with what is stored, in the encoding that the client prefers. */
export function sendAnswer(
  stored: StoredAnswer,
  exchange: { incoming: IncomingMessage; outgoing: ServerResponse; id: string },
): void {
  const accepted = exchange.incoming.headers['accept-encoding']
  const ready = stored.find(accepted)
  if (ready) {
    send(ready, exchange)
    return
  }
  stored.encode(accepted).then(
    (encoded) => send(encoded, exchange),
    () => exchange.outgoing.destroy(),
  )
}

function send(
  answer: EncodedAnswer,
  { incoming, outgoing, id }: { incoming: IncomingMessage; outgoing: ServerResponse; id: string },
): void {
  const unchanged = isUnchanged(answer, incoming.headers)
  const headers = (unchanged ? answer.unchanged : answer.headers).concat(REQUEST_ID, id)
  outgoing.writeHead(unchanged ? 304 : answer.status, headers)
  if (unchanged || incoming.method === 'HEAD') outgoing.end()
  else outgoing.end(answer.body)
}
