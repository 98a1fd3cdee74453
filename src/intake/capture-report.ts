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
