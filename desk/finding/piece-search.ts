import { z } from 'zod'
import { articleKindSchema, deskStateSchema, publicStates } from '#contract/article.ts'
import { pieceSignals } from '#contract/desk.ts'
import { editionSchema } from '#contract/edition.ts'

const id = z.uuid().optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

/** The filters of the list, as its address carries them; what is wrong there is left out. */
const searchSchema = z.object({
  words: z.string().trim().min(1).max(100).optional().catch(undefined),
  deskState: deskStateSchema.optional().catch(undefined),
  publicState: z.enum(publicStates).optional().catch(undefined),
  kind: articleKindSchema.optional().catch(undefined),
  edition: editionSchema.optional().catch(undefined),
  section: id,
  country: id,
  topic: id,
  byline: id,
  begunBy: id,
  signal: z.enum(pieceSignals).optional().catch(undefined),
  from: day,
  to: day,
})
export type PieceSearch = z.infer<typeof searchSchema>

export function readPieceSearch(search: Record<string, unknown>): PieceSearch {
  return searchSchema.parse(search)
}

/** How many filters are set. */
export function countFilters(search: PieceSearch): number {
  return Object.values(search).filter((value) => value !== undefined).length
}
