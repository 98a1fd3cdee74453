import { approveArticle, sendBackArticle, submitArticle } from '#articles/review-article.ts'
import { approveSchema, sendBackSchema, stepSchema } from '#contract/desk.ts'
import type { JsonAnswer, JsonAsk, JsonRoute } from './json-route.ts'
import { actorOf, answerOf, onPiece } from './on-piece.ts'

/** A piece between its writer and an editor. */
export const reviewRoutes: readonly JsonRoute[] = [
  { method: 'POST', path: '/pieces/:id/submit', needs: 'desk.enter', answer: submit },
  { method: 'POST', path: '/pieces/:id/send-back', needs: 'desk.enter', answer: sendBack },
  { method: 'POST', path: '/pieces/:id/approve', needs: 'desk.enter', answer: approve },
]

function submit(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'submit', stepSchema, async (tx, piece, { version, ...said }) => {
    const given = { actor: actorOf(ask), articleId: piece.articleId, expectedVersion: version }
    return answerOf(ask, piece, await submitArticle(tx, { ...given, ...said }))
  })
}

function sendBack(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'send-back', sendBackSchema, async (tx, piece, { version, note }) => {
    const given = { actor: actorOf(ask), articleId: piece.articleId, expectedVersion: version }
    return answerOf(ask, piece, await sendBackArticle(tx, { ...given, note }))
  })
}

function approve(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'approve', approveSchema, async (tx, piece, { version, ...said }) => {
    const given = { actor: actorOf(ask), articleId: piece.articleId, expectedVersion: version }
    return answerOf(ask, piece, await approveArticle(tx, { ...given, ...said }))
  })
}
