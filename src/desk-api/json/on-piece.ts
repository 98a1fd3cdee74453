import { z } from 'zod'
import { fitsState } from '#articles/acts-in-state.ts'
import { type DeskPiece, findWorkingCopy, lockWorkingCopy } from '#articles/find-working-copy.ts'
import type { ReviewOutcome } from '#articles/review-article.ts'
import { type Conflict, type Piece, pieceActs } from '#contract/desk.ts'
import { type Tx, transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { Actor } from '#staff/audit-log.ts'
import { mayDo, type PieceAct } from '#staff/piece-permissions.ts'
import { type JsonAnswer, type JsonAsk, refuse, refuseInput } from './json-route.ts'

type Act<Input> = (tx: Tx, piece: DeskPiece, input: Input) => Promise<JsonAnswer>

/**
 * Does something to the piece that the path names, in one transaction in which nobody else changes
 * it: so what is allowed is judged by the state in which it is done. A piece that may not be read is
 * not there; one that may be read and not changed is refused.
 */
export async function onPiece<Input>(
  ask: JsonAsk,
  act: PieceAct,
  schema: z.ZodType<Input>,
  work: Act<Input>,
): Promise<JsonAnswer> {
  const id = pieceId(ask)
  if (id === null) return unknownPiece()
  const input = schema.safeParse(ask.body)
  try {
    return await transact(ask.tools.db, async (tx) => {
      const piece = await lockWorkingCopy(tx, id)
      if (!piece || !may(ask, 'read', piece)) return unknownPiece()
      if (!may(ask, act, piece)) {
        return refuse(403, 'not-allowed', 'Your role does not include this, in this state.')
      }
      return input.success ? work(tx, piece, input.data) : refuseInput(input.error)
    })
  } catch (error) {
    // What an act refuses in words of its own is no fault of the server.
    if (error instanceof Failure) return refuse(409, error.code, error.message)
    throw error
  }
}

/** The piece that the path names, for who may read it; as it is, and nobody is kept waiting. */
export async function readPiece(
  ask: JsonAsk,
  work: (piece: DeskPiece) => Promise<JsonAnswer>,
): Promise<JsonAnswer> {
  const id = pieceId(ask)
  const piece = id === null ? null : await findWorkingCopy(ask.tools.db, id)
  return piece && may(ask, 'read', piece) ? work(piece) : unknownPiece()
}

export function answerOf(ask: JsonAsk, piece: DeskPiece, outcome: ReviewOutcome): JsonAnswer {
  if (outcome.ok) return { status: 200, body: { deskState: outcome.deskState } }
  return refused(ask, piece, outcome)
}

/** What an act of the workflow says no to. */
export function refused(
  ask: JsonAsk,
  piece: DeskPiece,
  outcome: Exclude<ReviewOutcome, { ok: true }>,
): JsonAnswer {
  switch (outcome.reason) {
    case 'conflict':
      return conflict(ask, piece)
    case 'wrong-state': {
      const detail = `The piece is ${outcome.deskState}, and that does not fit.`
      return refuse(409, 'wrong-state', detail, { deskState: outcome.deskState })
    }
    case 'note-missing':
      return refuse(409, 'note-missing', 'Write what readers are to be told of the change.')
    case 'second-person-needed':
      return refuse(
        409,
        'second-person-needed',
        'Somebody has to approve a piece of this kind who has not written it.',
      )
  }
}

/** Nothing was stored; what is newer comes along, so that nobody has to ask for it. */
export function conflict(ask: JsonAsk, piece: DeskPiece): JsonAnswer {
  const who = piece.updatedBy?.name ?? 'Somebody'
  const detail = `${who} saved this piece in between; nothing of yours was stored.`
  const newer: Pick<Conflict, 'latest'> = { latest: shown(ask, piece) }
  return refuse(409, 'conflict', detail, newer)
}

export function unknownPiece(): JsonAnswer {
  return refuse(404, 'piece-unknown', 'There is no such piece.')
}

export function pieceId({ named }: JsonAsk): string | null {
  return z.uuid().safeParse(named.id).data ?? null
}

export function may(ask: JsonAsk, act: PieceAct, piece: DeskPiece): boolean {
  const { id, role } = ask.present.account
  return mayDo(role, act, { isOwn: piece.begunBy?.id === id, deskState: piece.deskState })
}

export function actorOf({ present }: JsonAsk): Actor {
  return { accountId: present.account.id }
}

export function shown(ask: JsonAsk, piece: DeskPiece): Piece {
  const { publishAt, embargoUntil, correction, isSealed, isRecovered, ...told } = piece
  return {
    ...told,
    updatedAt: piece.updatedAt.toISOString(),
    notes: piece.notes.map((note) => ({ ...note, at: note.at.toISOString() })),
    may: pieceActs.filter((act) => may(ask, act, piece) && fitsState(act, piece)),
  }
}
