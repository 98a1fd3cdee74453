import { addByline } from '#articles/add-byline.ts'
import { changeByline } from '#articles/change-byline.ts'
import { listBylinesById, listDeskBylines } from '#articles/list-desk-bylines.ts'
import {
  type BylineList,
  bylineQuerySchema,
  changeBylineSchema,
  type DeskByline,
  newBylineSchema,
} from '#contract/desk-terms.ts'
import { transact } from '#platform/database.ts'
import { may } from '#staff/permissions.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuse, refuseInput } from './json-route.ts'
import { actorOf, pieceId } from './on-piece.ts'

/** The names that pieces are printed under. */
export const bylineRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/bylines', needs: 'desk.enter', answer: list },
  { method: 'POST', path: '/bylines', needs: 'byline.add', answer: add },
  { method: 'PUT', path: '/bylines/:id', needs: 'byline.add', answer: change },
]

async function list(ask: JsonAsk): Promise<JsonAnswer> {
  const parsed = bylineQuerySchema.safeParse(Object.fromEntries(ask.query))
  if (!parsed.success) return refuseInput(parsed.error)
  const { words, ids } = parsed.data
  const { id: accountId } = ask.present.account
  const { db } = ask.tools
  const found = ids
    ? await listBylinesById(db, { accountId, ids })
    : await listDeskBylines(db, { accountId, words })
  const bylines = found.map((one) => ({ ...one, mayChange: one.isOwn || mayAll(ask) }))
  return { status: 200, body: { bylines } satisfies BylineList }
}

/** Whether bylines of others are theirs to make and to change. */
function mayAll({ present }: JsonAsk): boolean {
  return may(present.account.role, 'byline.add-for-others')
}

async function add(ask: JsonAsk): Promise<JsonAnswer> {
  const parsed = newBylineSchema.safeParse(ask.body)
  if (!parsed.success) return refuseInput(parsed.error)
  const { isOwn, ...given } = parsed.data
  if (!isOwn && !mayAll(ask)) {
    return refuse(403, 'not-allowed', 'Your role lets you add bylines of your own.')
  }
  const ownerId = isOwn ? ask.present.account.id : null
  const toAdd = { actor: actorOf(ask), ownerId, ...given }
  const made = await transact(ask.tools.db, (tx) => addByline(tx, toAdd))
  if (!made) return refuse(409, 'slug-taken', 'Another byline has this address.')
  return { status: 201, body: { ...made, ...given, isOwn, mayChange: true } satisfies DeskByline }
}

async function change(ask: JsonAsk): Promise<JsonAnswer> {
  const bylineId = pieceId(ask)
  const parsed = changeBylineSchema.safeParse(ask.body)
  if (!parsed.success) return refuseInput(parsed.error)
  const change = { actor: actorOf(ask), mayChangeAll: mayAll(ask), ...parsed.data }
  const done = bylineId
    ? await transact(ask.tools.db, (tx) => changeByline(tx, { bylineId, ...change }))
    : null
  if (!bylineId || !done) {
    return refuse(404, 'byline-unknown', 'There is no such byline, or it is not yours to change.')
  }
  const body = { bylineId, ...parsed.data, ...done, mayChange: true }
  return { status: 200, body: body satisfies DeskByline }
}
