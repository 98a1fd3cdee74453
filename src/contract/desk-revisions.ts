import { z } from 'zod'
import { articleTextSchema, correctionKinds, draftTextSchema } from './article.ts'
import { colleague, moment, version } from './desk-parts.ts'

/** What the desk and its server say to each other about older versions of a piece. */

/** So many saved versions come at once. */
export const VERSIONS_AT_ONCE = 500

/** The query of the list; `before` is the last version of the page before. */
export const versionsQuerySchema = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
})

const savedVersionSchema = z.object({
  version,
  savedAt: moment,
  savedBy: colleague,
  headline: z.string(),
})
export type SavedVersionLine = z.infer<typeof savedVersionSchema>

const printedVersionSchema = z.object({
  publishedNumber: z.int().min(1),
  printedAt: moment,
  printedBy: colleague,
  fromVersion: version.nullable(),
  headline: z.string(),
  note: z.object({ kind: z.enum(correctionKinds), publicNote: z.string() }).nullable(),
})
export type PrintedVersionLine = z.infer<typeof printedVersionSchema>

/** Both newest first; `printed` is whole, on each page. */
export const versionListSchema = z.object({
  saved: z.array(savedVersionSchema),
  /** null: there are no older ones */
  next: version.nullable(),
  printed: z.array(printedVersionSchema),
})
export type VersionList = z.infer<typeof versionListSchema>

export const savedTextSchema = savedVersionSchema.extend({
  slug: z.string(),
  text: draftTextSchema,
})
/** `slug`: as it was in the version that was printed; null where that is not known. */
export const printedTextSchema = printedVersionSchema.extend({
  slug: z.string().nullable(),
  text: articleTextSchema,
})

/** Saves the text of an old version, or of a published revision, as the newest version. */
export const restoreSchema = z.strictObject({
  baseVersion: version,
  from: z.union([z.strictObject({ version }), z.strictObject({ publishedNumber: z.int().min(1) })]),
})
