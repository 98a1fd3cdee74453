import type { Piece } from '#contract/desk.ts'
import type { Draft } from './draft.ts'
import type { KeptWords } from './kept-words.ts'
import { openState, type Version, type WorkingState } from './working-state.ts'

/** A piece as one tab has it. */
export type WorkingPiece = {
  state: WorkingState
  /** as the server has it at the version that the draft was made from */
  piece: Piece
  /** the newest that was heard of; null where none was since it was opened */
  latest: Piece | null
}

/** `left`: what a tab that is gone had of it, with or without words that the server has not. */
export function beginWorking(piece: Piece, left: KeptWords | undefined): WorkingPiece {
  const savedAt = Date.parse(piece.updatedAt)
  const kept = left?.words
  const begun = left && kept ? left.piece : piece
  const state = openState(versionOf(begun), kept ? { savedAt, kept } : { savedAt })
  return { state, piece: begun, latest: null }
}

/** After something happened to its draft: a save of ours, or a version of somebody else's. */
export function moveOn(before: WorkingPiece, state: WorkingState): WorkingPiece {
  return { ...before, state, piece: pieceAt(before, state) }
}

/** The rest of the piece, such as the steps of its review, goes with the version that stands. */
export function withRest(working: WorkingPiece, latest: Piece): WorkingPiece {
  const { version, text, slug } = working.piece
  const piece = latest.version === version ? latest : { ...latest, version, text, slug }
  return { ...working, piece, latest }
}

export function draftOf({ text, slug }: Piece): Draft {
  return { text, slug }
}

export function versionOf(piece: Piece): Version {
  return { version: piece.version, draft: draftOf(piece) }
}

function pieceAt(
  { state: before, piece, latest }: WorkingPiece,
  { base, savedAt }: WorkingState,
): Piece {
  if (base === before.base) return piece
  if (latest?.version === base.version) return latest
  const updatedAt = savedAt === null ? piece.updatedAt : new Date(savedAt).toISOString()
  return { ...piece, version: base.version, ...base.draft, updatedAt }
}
