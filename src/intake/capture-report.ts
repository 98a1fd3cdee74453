import type { CaptureRefusal } from './decode-capture.ts'

/** Why a file was not taken, in a word that stays the same. */
export type RefusalWord =
  | CaptureRefusal
  /** nothing that a news page has was found in it */
  | 'capture-nothing-found'
  /** it holds a sentence of a piece that was expunged */
  | 'capture-expunged'
  /** found in a folder, and not named *.txt */
  | 'capture-other-extension'
  | 'capture-unreadable'
  /** a fault of Chapar: `note` says what it knows */
  | 'capture-failed'

/** What was done with one piece of a capture. */
export type PieceOutcome =
  /** a new private draft */
  | 'draft'
  | 'published'
  /** a copy, or part, of a piece that is here; also of one that was killed or withdrawn */
  | 'known'
  /** a fuller copy of a piece that is here, put into its working copy, which nobody outside sees */
  | 'fuller'
  /** a fuller copy of a piece that somebody works on, or that has ended: left in its capture */
  | 'fuller-left'
  /** read otherwise than before: the new reading is in the working copy, which nobody outside sees */
  | 'reread'
  /** read otherwise than before, of a piece that somebody works on: left in its capture */
  | 'reread-left'
  /** was found in the capture before, and is not found in it any more */
  | 'lost'
  /** the headline of a piece that is here with other words: left in its capture */
  | 'conflict'
  /** kept in its capture only */
  | 'cut'
  | 'teaser'
  /** whole, and yet no article can be made of it: `note` says why */
  | 'unfit'

export type PieceLine = {
  headline: string | null
  outcome: PieceOutcome
  /** The piece that it is, is like, or became. */
  articleId: string | null
  /** Where it was published. */
  path: string | null
  note: string
}

/** What was done with one file. */
export type FileLine =
  | { file: string; outcome: 'refused'; reason: RefusalWord; note: string }
  | {
      file: string
      outcome: 'stored' | 'already-there'
      siteDate: string | null
      encoding: string
      /** Pairs of its rate snapshot. */
      rates: number
      /** Of a capture that is already there: those that were published now. */
      pieces: PieceLine[]
    }

/** What became of the files of a run, as far as it is done with them. */
export type FileCounts = {
  read: number
  stored: number
  alreadyThere: number
  refused: number
  pieces: Partial<Record<PieceOutcome, number>>
}

export const noFiles: FileCounts = { read: 0, stored: 0, alreadyThere: 0, refused: 0, pieces: {} }

export function addFile(counts: FileCounts, line: FileLine): FileCounts {
  const is = (outcome: FileLine['outcome']) => (line.outcome === outcome ? 1 : 0)
  const pieces = { ...counts.pieces }
  for (const { outcome } of line.outcome === 'refused' ? [] : line.pieces) {
    pieces[outcome] = (pieces[outcome] ?? 0) + 1
  }
  return {
    read: counts.read + 1,
    stored: counts.stored + is('stored'),
    alreadyThere: counts.alreadyThere + is('already-there'),
    refused: counts.refused + is('refused'),
    pieces,
  }
}
