import {
  attendPiece,
  findStanding,
  leavePiece,
  type PieceStanding,
} from '#articles/attend-piece.ts'
import { type Attended, attendSchema } from '#contract/desk-presence.ts'
import { mayDo } from '#staff/piece-permissions.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuseInput } from './json-route.ts'
import { pieceId, unknownPiece } from './on-piece.ts'

export const presenceRoutes: readonly JsonRoute[] = [
  { method: 'POST', path: '/pieces/:id/presence', needs: 'desk.enter', answer: attend },
]

/** Takes no lock of the piece: it is asked every few seconds, also while somebody saves. */
async function attend(ask: JsonAsk): Promise<JsonAnswer> {
  const articleId = pieceId(ask)
  const { db } = ask.tools
  const standing = articleId === null ? null : await findStanding(db, articleId)
  if (articleId === null || !standing || !mayAttend(ask, standing)) return unknownPiece()
  const parsed = attendSchema.safeParse(ask.body)
  if (!parsed.success) return refuseInput(parsed.error)
  const { tab, isTyping, isLeaving } = parsed.data
  const { id: accountId } = ask.present.account
  if (isLeaving) {
    await leavePiece(db, { tab, accountId })
    return { status: 200, body: {} }
  }
  const all = await attendPiece(db, { tab, articleId, accountId, isTyping })
  const others = all.filter((one) => one.accountId !== accountId)
  const body: Attended = {
    others: others.map(({ accountId: id, ...rest }) => ({ id, ...rest })),
    ownTabs: all.find((one) => one.accountId === accountId)?.tabs ?? 0,
    version: standing.version,
    deskState: standing.deskState,
    savedBy: standing.updatedBy?.name ?? null,
  }
  return { status: 200, body }
}

function mayAttend({ present }: JsonAsk, { begunBy, deskState }: PieceStanding): boolean {
  const { id, role } = present.account
  return mayDo(role, 'attend', { isOwn: begunBy === id, deskState })
}
