import { sql } from 'kysely'
import { z } from 'zod'

const share = z.number().min(0).max(1)

/** A part of a picture: its upper left corner and its extent, as shares of the whole. */
const cropSchema = z.object({ x: share, y: share, width: share, height: share })
export type Crop = z.infer<typeof cropSchema>

/** The forms in which pages show a picture: `full` as it is, the others cut. */
export const cutShapes = ['wide', 'card', 'square'] as const
export type CutShape = (typeof cutShapes)[number]
export type Shape = 'full' | CutShape

/** What is to be seen in a cut: a point that stays in it, or the cut itself. */
export const framingSchema = z.object({
  focus: z.object({ x: share, y: share }).optional(),
  crops: z.partialRecord(z.enum(cutShapes), cropSchema).default({}),
})
export type Framing = z.infer<typeof framingSchema>

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
