import { z } from 'zod'
import { revokePreview, sharePreview } from '#articles/preview-links.ts'
import { type SharedPreview, sharePreviewSchema } from '#contract/desk-workflow.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuse } from './json-route.ts'
import { actorOf, onPiece } from './on-piece.ts'

/** Links under which somebody without an account sees a piece. */
export const previewRoutes: readonly JsonRoute[] = [
  { method: 'POST', path: '/pieces/:id/preview-links', needs: 'desk.enter', answer: share },
  {
    method: 'POST',
    path: '/pieces/:id/preview-links/:link/revoke',
    needs: 'desk.enter',
    answer: revoke,
  },
]

function share(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'share-preview', sharePreviewSchema, async (tx, { articleId }, { days }) => {
    const { account } = ask.present
    const given = { actor: actorOf(ask), articleId, days, now: ask.now }
    const { id, token, expiresAt } = await sharePreview(tx, given)
    const body: SharedPreview = {
      id,
      createdBy: { id: account.id, name: account.name },
      createdAt: ask.now.toISOString(),
      expiresAt: expiresAt.toISOString(),
      // In the query, which no log of ours holds.
      url: `${ask.tools.siteUrl()}/desk/preview?token=${token}`,
    }
    return { status: 201, body }
  })
}

function revoke(ask: JsonAsk): Promise<JsonAnswer> {
  const nothing = z.strictObject({}).optional()
  return onPiece(ask, 'share-preview', nothing, async (tx, { articleId }) => {
    const { data: linkId } = z.uuid().safeParse(ask.named.link)
    const given = { actor: actorOf(ask), articleId }
    const isDone = linkId !== undefined && (await revokePreview(tx, { ...given, linkId }))
    if (!isDone) return refuse(404, 'link-unknown', 'There is no such link any more.')
    return { status: 200, body: {} }
  })
}
