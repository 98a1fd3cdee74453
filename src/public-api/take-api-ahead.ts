import type { ExchangeTaker } from '#platform/http-server.ts'
import type { ResponseCache } from '#platform/response-cache.ts'
import { sendAnswer } from '#platform/send-answer.ts'
import { isProblem } from './problem.ts'
import { API_ROOT, readQuestion } from './read-question.ts'

/** Answers, before any framework, what the API keeps ready; everything else is left to it. */
export function takeApiAhead(cache: ResponseCache): ExchangeTaker {
  return (incoming, outgoing, id) => {
    const { method, url = '' } = incoming
    if (!url.startsWith(API_ROOT) || (method !== 'GET' && method !== 'HEAD')) return false
    const address = URL.parse(url, 'http://localhost')
    if (!address) return false
    const question = readQuestion(address, incoming.headers.accept)
    const stored = isProblem(question) ? null : cache.find(question.key)
    if (!stored) return false
    sendAnswer(stored, { incoming, outgoing, id })
    return true
  }
}
