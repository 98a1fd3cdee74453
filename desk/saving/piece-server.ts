import { conflictSchema, type Piece, pieceSchema, type Saved, savedSchema } from '#contract/desk.ts'
import { AskProblem, ask, isOfSession } from '../api/ask.ts'
import type { Save } from './working-state.ts'

export type SaveAnswer =
  | { kind: 'saved'; saved: Saved }
  | { kind: 'newer'; latest: Piece }
  | { kind: 'refused'; detail: string }
  | { kind: 'signed-out' }
  /** the server has no time for it just now */
  | { kind: 'busy' }
  /** whether it was stored is not known */
  | { kind: 'lost' }

export type ReadAnswer =
  | { kind: 'found'; piece: Piece }
  | { kind: 'missing' }
  | { kind: 'refused'; detail: string }
  /** nothing is known of the piece */
  | { kind: 'lost' }

/** What a working copy asks of the server; every way in which that may end is an answer. */
export type PieceServer = {
  read(articleId: string): Promise<ReadAnswer>
  save(articleId: string, save: Save): Promise<SaveAnswer>
}

/** A link on which nothing came for so long is dead. */
const PATIENCE_MS = 20_000
/** The browser lets requests of so many bytes in all outlive their page. */
const OUTLIVES_BYTES = 60_000

export const pieceServer: PieceServer = { read: readPiece, save: savePiece }

async function readPiece(articleId: string): Promise<ReadAnswer> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const piece = await ask('GET', `/pieces/${articleId}`, { schema: pieceSchema, signal })
    return { kind: 'found', piece }
  } catch (error) {
    return error instanceof AskProblem ? readAnswerOf(error) : { kind: 'lost' }
  }
}

function readAnswerOf({ status, detail }: AskProblem): ReadAnswer {
  if (status === 404) return { kind: 'missing' }
  if (status === 429 || status >= 500) return { kind: 'lost' }
  return { kind: 'refused', detail }
}

async function savePiece(
  articleId: string,
  { saveId, baseVersion, draft }: Save,
): Promise<SaveAnswer> {
  const body = JSON.stringify({ saveId, baseVersion, ...draft })
  const bytes = new Blob([body], { type: 'application/json' })
  try {
    const saved = await ask('PUT', `/pieces/${articleId}`, {
      body: bytes,
      schema: savedSchema,
      keepalive: bytes.size < OUTLIVES_BYTES,
      signal: AbortSignal.timeout(PATIENCE_MS),
      whenSignedOut: 'throw',
    })
    return { kind: 'saved', saved }
  } catch (error) {
    return error instanceof AskProblem ? saveAnswerOf(error) : { kind: 'lost' }
  }
}

/** What the server says of itself (429, 5xx) tells nothing about the save. */
function saveAnswerOf(problem: AskProblem): SaveAnswer {
  const { status, code, detail, rest } = problem
  if (code === 'conflict') {
    const { latest } = conflictSchema.pick({ latest: true }).parse(rest)
    return { kind: 'newer', latest }
  }
  if (isOfSession(problem)) return { kind: 'signed-out' }
  if (status === 429) return { kind: 'busy' }
  if (status >= 500) return { kind: 'lost' }
  return { kind: 'refused', detail }
}
