import { createArticle } from '#articles/create-article.ts'
import { findWorkingCopy } from '#articles/find-working-copy.ts'
import { listDeskPieces } from '#articles/list-desk-pieces.ts'
import { saveWorkingCopy } from '#articles/save-working-copy.ts'
import {
  beginSchema,
  type Me,
  type PieceList,
  pieceQuerySchema,
  type Saved,
  saveSchema,
} from '#contract/desk.ts'
import { transact } from '#platform/database.ts'
import { listPermissions } from '#staff/permissions.ts'
import { cardOf, filterOf, readPlace, whosePieces, writePlace } from '../pieces-asked.ts'
import { listSignalled } from '../signals/piece-looks.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuseInput } from './json-route.ts'
import { actorOf, conflict, may, onPiece, pieceId, shown, unknownPiece } from './on-piece.ts'

export const pieceRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/me', needs: 'desk.enter', answer: tellMe },
  { method: 'GET', path: '/pieces', needs: 'desk.enter', answer: list },
  { method: 'POST', path: '/pieces', needs: 'piece.begin', answer: begin },
  { method: 'GET', path: '/pieces/:id', needs: 'desk.enter', answer: open },
  { method: 'PUT', path: '/pieces/:id', needs: 'desk.enter', answer: save },
]

async function tellMe({ present: { account }, paper }: JsonAsk): Promise<JsonAnswer> {
  const { id, name, email, role, hasSecondFactor } = account
  const permissions = listPermissions(role)
  const me: Me = { id, name, email, role, hasSecondFactor, permissions, paper }
  return { status: 200, body: me }
}

async function list(ask: JsonAsk): Promise<JsonAnswer> {
  const { tools, query, present, timeZone } = ask
  const parsed = pieceQuerySchema.safeParse(Object.fromEntries(query))
  if (!parsed.success) return refuseInput(parsed.error)
  const { after, limit, begunBy, signal } = parsed.data
  const whose = whosePieces(present.account, begunBy)
  if (whose === 'none') {
    return { status: 200, body: { pieces: [], next: null } satisfies PieceList }
  }
  const ids = signal && (await listSignalled(ask, signal))
  const { pieces, next } = await listDeskPieces(tools.db, {
    filter: { ...filterOf(parsed.data, timeZone), ...whose, ids },
    after: after === undefined ? null : readPlace(after),
    limit,
  })
  const body: PieceList = {
    pieces: pieces.map(cardOf),
    next: next && writePlace(next),
  }
  return { status: 200, body }
}

async function begin(ask: JsonAsk): Promise<JsonAnswer> {
  const parsed = beginSchema.safeParse(ask.body)
  if (!parsed.success) return refuseInput(parsed.error)
  const { edition, slug, text } = parsed.data
  const actor = actorOf(ask)
  const { articleId } = await transact(ask.tools.db, (tx) =>
    createArticle(tx, { actor, edition, slug, text }),
  )
  const piece = await findWorkingCopy(ask.tools.db, articleId)
  return piece ? { status: 201, body: shown(ask, piece) } : unknownPiece()
}

async function open(ask: JsonAsk): Promise<JsonAnswer> {
  const id = pieceId(ask)
  const piece = id === null ? null : await findWorkingCopy(ask.tools.db, id)
  if (!piece || !may(ask, 'read', piece)) return unknownPiece()
  return { status: 200, body: shown(ask, piece) }
}

function save(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'write', saveSchema, async (tx, piece, input) => {
    const { baseVersion, text, slug, saveId } = input
    const outcome = await saveWorkingCopy(tx, {
      actor: actorOf(ask),
      articleId: piece.articleId,
      expectedVersion: baseVersion,
      text,
      ...(slug !== undefined && { slug }),
      ...(saveId !== undefined && { saveId }),
    })
    if (!outcome.ok) return conflict(ask, piece)
    const saved: Saved = { version: outcome.version, savedAt: new Date().toISOString() }
    return { status: 200, body: saved }
  })
}
