import { z } from 'zod'
import type { PictureFilter } from './picture-queries.ts'

const yes = z.literal('yes').optional().catch(undefined)

/** The filters of the library, as its address carries them; what is wrong there is left out. */
const searchSchema = z.object({
  words: z.string().min(1).max(100).optional().catch(undefined),
  unused: yes,
  mine: yes,
})

export function readPictureSearch(search: Record<string, unknown>): PictureFilter {
  return searchSchema.parse(search)
}
