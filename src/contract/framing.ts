import { z } from 'zod'

/** What of a picture pages show, besides the whole of it. */

/** The forms in which they show it, and their width by height. */
export const pictureShapes = { wide: 16 / 9, card: 3 / 2, square: 1 } as const
export const cutShapes = [
  'wide',
  'card',
  'square',
] as const satisfies (keyof typeof pictureShapes)[]
export type CutShape = (typeof cutShapes)[number]

const share = z.number().min(0).max(1)

/** A part of a picture: its upper left corner and its extent, in shares of width and height. */
const cutSchema = z
  .strictObject({ x: share, y: share, width: share, height: share })
  .refine(({ x, width }) => x + width <= 1.001, { error: 'leads out of the picture' })
  .refine(({ y, height }) => y + height <= 1.001, { error: 'leads out of the picture' })
export type Cut = z.infer<typeof cutSchema>

/** What is to be seen whatever the shape: a point, and where that is not enough a cut. */
export const framingSchema = z.object({
  focus: z.object({ x: share, y: share }).optional(),
  crops: z.partialRecord(z.enum(cutShapes), cutSchema).default({}),
})
export type Framing = z.infer<typeof framingSchema>

/** A cut may be no smaller, in each direction. */
export const LEAST_SHARE = 0.05

export type Extent = { width: number; height: number }

/** The height of a cut of the shape as a share of the picture's, for each share of its width. */
export function steepnessOf(picture: Extent, shape: CutShape): number {
  return picture.width / picture.height / pictureShapes[shape]
}
