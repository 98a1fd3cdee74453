import type { PatternSeed } from '#media/piece-pattern.ts'

/** What a social card says, and what its cloth is computed from. */
export type CardWords = {
  headline: string
  /** what stands over it: kind, section, date */
  above: string[]
  paper: string
  seed: PatternSeed
}

/** As wide and tall as networks show it. */
export const CARD_SIZE = { width: 1200, height: 630 }

/** Raised where the drawing changes, so that addresses do too. */
export const CARD_DESIGN = 1
