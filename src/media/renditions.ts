import { z } from 'zod'
import { type Framing, framingSchema } from '#contract/framing.ts'
import type { Db } from '#platform/database.ts'
import type { Imaging } from './imaging.ts'
import { originalName } from './keep-picture.ts'
import type { MediaStore } from './media-store.ts'
import { type Picture, pictureSchema } from './picture.ts'
import { type Format, fileNameOf, type RenditionName } from './rendition-name.ts'
import { cropFor, cropKey, extentOf, widthsFor } from './shapes.ts'

export type Renditions = {
  /**
   * The file of a rendition, made now where nobody asked for it before. Null: there is no such
   * picture, or it has no such shape and width (any more).
   *
   * @throws Failure `imaging-busy`
   */
  load(name: RenditionName): Promise<Buffer | null>
}

export type RenditionParts = {
  db: Db
  originals: MediaStore
  made: MediaStore
  imaging: Imaging
}

export const mediaTypes = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
} as const satisfies Record<Format, string>

/** Made as they are asked for, each once, and kept for good: their names tell all that is in them. */
export function createRenditions(parts: RenditionParts): Renditions {
  const making = new Map<string, Promise<Buffer | null>>()
  return {
    async load(name) {
      const file = fileNameOf(name)
      const kept = await parts.made.read(file)
      if (kept) return kept
      const current = making.get(file)
      if (current) return current
      const begun = make(parts, name).finally(() => making.delete(file))
      making.set(file, begun)
      return begun
    },
  }
}

async function make(parts: RenditionParts, wanted: RenditionName): Promise<Buffer | null> {
  const { db, originals, made, imaging } = parts
  const { name, shape, width, format } = wanted
  const found = await findOriginal(db, name)
  if (!found) return null
  const { sha256, mediaType } = found
  const picture = found.framings
    .map((framing) => ({ ...found.picture, framing }))
    .find((framed) => wanted.key === cropKey(framed, shape))
  if (!picture || !widthsFor(picture, shape).includes(width)) return null
  const kept = await originals.read(originalName({ sha256, mediaType }))
  if (!kept) return null
  const rendered = await imaging.render(kept, {
    ...{ mediaType, format, crop: cropFor(picture, shape), whole: picture },
    ...extentOf(picture, shape, width),
  })
  await made.put(fileNameOf(wanted), rendered)
  return rendered
}

const originalSchema = z.object({
  sha256: z.string(),
  media_type: z.string(),
  framings_before: z.array(framingSchema),
})

type Original = {
  picture: Picture
  /** the present one first: what was printed with an older one is shown as long as it is asked for */
  framings: Framing[]
  sha256: string
  mediaType: string
}

async function findOriginal(db: Db, name: string): Promise<Original | null> {
  const row = await db
    .selectFrom('media')
    .select(['id', 'name', 'sha256', 'media_type', 'width', 'height', 'colour', 'framing'])
    .select('framings_before')
    .where('name', '=', name)
    .executeTakeFirst()
  if (!row) return null
  const { sha256, media_type: mediaType, framings_before: before } = originalSchema.parse(row)
  const picture = pictureSchema.parse(row)
  return { picture, framings: [picture.framing, ...before], sha256, mediaType }
}
