import { z } from 'zod'
import { articleKindSchema, deskStateSchema, publicStates } from '#contract/article.ts'
import { editionSchema } from '#contract/edition.ts'

/** The filters of the list, as its address carries them; what is wrong there is left out. */
const searchSchema = z.object({
  words: z.string().max(100).optional().catch(undefined),
  deskState: deskStateSchema.optional().catch(undefined),
  publicState: z.enum(publicStates).optional().catch(undefined),
  kind: articleKindSchema.optional().catch(undefined),
  edition: editionSchema.optional().catch(undefined),
})
export type PieceSearch = z.infer<typeof searchSchema>

export function readPieceSearch(search: Record<string, unknown>): PieceSearch {
  return searchSchema.parse(search)
}
