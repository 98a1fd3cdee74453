import { z } from 'zod'
import { type Framing, framingSchema } from '#contract/framing.ts'
import type { Tx } from '#platform/database.ts'
import { getLockedPicture } from './get-locked-picture.ts'
import { pictureSchema } from './picture.ts'
import { fittingFraming } from './shapes.ts'

/** So many are remembered: more than anybody tries out. */
const MOST_BEFORE = 100

/**
 * Stores what is to be seen of a picture in each shape. It says nothing to the pages that show it:
 * the act is `articles/reframe-picture.ts`. What was made by the old framing keeps its addresses.
 * Null, and nothing is written, where somebody changed the picture in between.
 *
 * @throws Failure `picture-unknown`, `crop-does-not-fit`
 */
export async function framePicture(
  tx: Tx,
  {
    mediaId,
    expectedVersion,
    framing,
  }: { mediaId: string; expectedVersion: number; framing: Framing },
): Promise<{ before: Framing; after: Framing } | null> {
  const row = await getLockedPicture(tx, mediaId)
  if (row.version !== expectedVersion) return null
  const after = fittingFraming(pictureSchema.parse(row), framing)
  const before = framingSchema.parse(row.framing)
  const earlier = z.array(framingSchema).parse(row.framings_before)
  await tx
    .updateTable('media')
    .set({
      framing: JSON.stringify(after),
      framings_before: JSON.stringify([before, ...earlier].slice(0, MOST_BEFORE)),
      version: row.version + 1,
    })
    .where('id', '=', mediaId)
    .execute()
  return { before, after }
}
