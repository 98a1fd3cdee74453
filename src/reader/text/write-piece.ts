import type { Body } from '#contract/body.ts'
import type { Wording } from '../wording/wording.ts'
import { findFirstParagraph, isPlainDateline } from './dateline.ts'
import { escapeLine } from './escape-line.ts'
import { fold, marked } from './lines.ts'
import { writeBody } from './write-body.ts'

/** A piece as the text edition lays it out. Its parts may hold any text. */
export type Piece = {
  headline: string
  /** the kind in the edition's words; '' for news */
  label: string
  standfirst: string
  byline: string
  dateline: string
  /** sentences about the piece that belong before it: its date, what sort of piece it is */
  notices: string[]
  body: Body
  /** what belongs after it: corrections, sources, addresses; never empty, since a subhead needs it */
  tail: [string, ...string[]]
}

/**
 * A piece from its headline to its tail, by the grammar of docs/decisions/0005-text-edition.md.
 * Two blank lines belong before it and at least one after it.
 */
export function writePiece(piece: Piece, wording: Wording): string {
  const { messages } = wording
  const inText = isPlainDateline(piece.dateline) && findFirstParagraph(piece.body) !== null
  const head = [
    escapeLine(fold(piece.headline), messages),
    piece.label,
    escapeLine(fold(piece.standfirst), messages),
    escapeLine(fold(piece.byline), messages),
    piece.dateline && !inText ? marked(`— ${piece.dateline} —`) : '',
    ...piece.notices.filter(Boolean).map(marked),
  ]
  const body = writeBody(piece.body, inText ? piece.dateline : '', wording)
  const tail = piece.tail.map(marked).join('\n')
  return `${head.filter(Boolean).join('\n')}\n\n${body}${tail}`
}
