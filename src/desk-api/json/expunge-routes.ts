import type { z } from 'zod'
import {
  cancelExpunge,
  confirmExpunge,
  findExpungeOrder,
  orderExpunge,
} from '#articles/expunge-orders.ts'
import { type DeskPiece, findWorkingCopy } from '#articles/find-working-copy.ts'
import { type Foreseen, foreseeArticle, foreseePassage } from '#articles/foresee-expunge.ts'
import {
  cancelExpungeSchema,
  confirmExpungeSchema,
  type ExpungeStand,
  foreseeExpungeSchema,
  orderExpungeSchema,
  reasonClasses,
  type Foreseen as ToldForeseen,
} from '#contract/desk-expunge.ts'
import { expunctionReason } from '#expunctions/expunction.ts'
import { appendToLedger } from '#expunctions/expunction-ledger.ts'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { PieceAct } from '#staff/piece-permissions.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuse, refuseInput } from './json-route.ts'
import { actorOf, may, pieceId, unknownPiece } from './on-piece.ts'

/** What must not be kept is destroyed: an owner orders it, and a second person confirms it. */
export const expungeRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/pieces/:id/expunge', needs: 'desk.enter', answer: show },
  { method: 'POST', path: '/pieces/:id/expunge/foresee', needs: 'desk.enter', answer: foresee },
  { method: 'POST', path: '/pieces/:id/expunge', needs: 'desk.enter', answer: order },
  { method: 'POST', path: '/pieces/:id/expunge/confirm', needs: 'desk.enter', answer: confirm },
  { method: 'POST', path: '/pieces/:id/expunge/cancel', needs: 'desk.enter', answer: cancel },
]

async function show(ask: JsonAsk): Promise<JsonAnswer> {
  return forPiece(ask, 'confirm-expunge', async ({ articleId }) => {
    const found = await findExpungeOrder(ask.tools.db, articleId)
    const body: ExpungeStand = {
      readersAreTold,
      order: found && {
        id: found.id,
        passage: found.passage,
        reasonClass: found.reasonClass,
        by: found.by,
        at: found.at.toISOString(),
      },
    }
    return { status: 200, body }
  })
}

// Each class has its sentence, which the type of the record asks for and fromEntries forgets.
const readersAreTold = Object.fromEntries(
  reasonClasses.map((one) => [one, expunctionReason(one)]),
) as ExpungeStand['readersAreTold']

function foresee(ask: JsonAsk): Promise<JsonAnswer> {
  return withInput(ask, 'confirm-expunge', foreseeExpungeSchema, async ({ articleId }, given) => {
    const { passage } = given
    const { db } = ask.tools
    const foreseen = await (passage === null
      ? foreseeArticle(db, articleId)
      : foreseePassage(db, { articleId, passage }))
    return { status: 200, body: told(foreseen) }
  })
}

function told({ removed, stays }: Foreseen): ToldForeseen {
  const { pieces, pages, site, bylines } = stays
  return {
    removed,
    stays: pieces.map(({ articleId, path }) => ({ articleId, path })),
    staysElsewhere: [
      ...pages.map(
        ({ slug, edition, version }) => `the page ${slug} (${edition}), version ${version}`,
      ),
      ...site.map((place) => `what the paper says of itself (${place})`),
      ...bylines.map(({ name }) => `the byline ${name}`),
    ],
  }
}

function order(ask: JsonAsk): Promise<JsonAnswer> {
  return withInput(ask, 'order-expunge', orderExpungeSchema, async (piece, { slug, ...given }) => {
    if (slug !== piece.slug) return wrongSlug()
    const { articleId } = piece
    const placed = { actor: actorOf(ask), articleId, ...given }
    const { id } = await transact(ask.tools.db, (tx) => orderExpunge(tx, placed))
    return { status: 201, body: { id } }
  })
}

function confirm(ask: JsonAsk): Promise<JsonAnswer> {
  return withInput(ask, 'confirm-expunge', confirmExpungeSchema, async (piece, given) => {
    if (given.slug !== piece.slug) return wrongSlug()
    const { db, watched } = ask.tools
    const order = { actor: actorOf(ask), articleId: piece.articleId, orderId: given.order }
    const expunction = await transact(db, (tx) => confirmExpunge(tx, order))
    // It is done, and cannot be told as if it were not: a full disk is another matter.
    const isInLedger = await appendToLedger(watched.dataDir, expunction).then(
      () => true,
      (error: unknown) => {
        ask.tools.log.error({ err: error }, 'an expunction is missing in the ledger until a start')
        return false
      },
    )
    return { status: 200, body: { isInLedger } }
  })
}

function cancel(ask: JsonAsk): Promise<JsonAnswer> {
  return withInput(ask, 'confirm-expunge', cancelExpungeSchema, async ({ articleId }, given) => {
    const order = { actor: actorOf(ask), articleId, orderId: given.order }
    await transact(ask.tools.db, (tx) => cancelExpunge(tx, order))
    return { status: 200, body: {} }
  })
}

function wrongSlug(): JsonAnswer {
  return refuse(422, 'slug-wrong', 'What was typed is not the address of this piece.')
}

async function withInput<Input>(
  ask: JsonAsk,
  act: PieceAct,
  schema: z.ZodType<Input>,
  work: (piece: DeskPiece, input: Input) => Promise<JsonAnswer>,
): Promise<JsonAnswer> {
  return forPiece(ask, act, async (piece) => {
    const input = schema.safeParse(ask.body)
    return input.success ? work(piece, input.data) : refuseInput(input.error)
  })
}

/**
 * Not `onPiece`: expunging locks the whole work in an order of its own (articles/expunging/lock-work.ts),
 * and what a role may do here depends on no state. The acts look again at the order and at both people.
 */
async function forPiece(
  ask: JsonAsk,
  act: PieceAct,
  work: (piece: DeskPiece) => Promise<JsonAnswer>,
): Promise<JsonAnswer> {
  const id = pieceId(ask)
  const piece = id === null ? null : await findWorkingCopy(ask.tools.db, id)
  if (!piece || !may(ask, 'read', piece)) return unknownPiece()
  if (!may(ask, act, piece)) return refuse(403, 'not-allowed', 'Your role does not include this.')
  try {
    return await work(piece)
  } catch (error) {
    if (error instanceof Failure) return refuse(409, error.code, error.message)
    throw error
  }
}
