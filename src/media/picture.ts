import { sql } from 'kysely'
import { z } from 'zod'
import { type CutShape, framingSchema } from '#contract/framing.ts'

/** `full` as it is, the others cut. */
export type Shape = 'full' | CutShape

/** What a page needs to know of a picture to show it. Sizes are in pixels, upright. */
export const pictureSchema = z.object({
  id: z.string(),
  /** in its addresses */
  name: z.string(),
  width: z.number(),
  height: z.number(),
  /** '#rrggbb' */
  colour: z.string(),
  framing: framingSchema,
})
export type Picture = z.infer<typeof pictureSchema>

/** A picture as one JSON value, for queries of other rooms that have `media` as `m`. */
export const pictureJson = sql<unknown>`json_build_object('id', m.id, 'name', m.name,
  'width', m.width, 'height', m.height, 'colour', m.colour, 'framing', m.framing)`
