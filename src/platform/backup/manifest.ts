import { z } from 'zod'
import { Failure } from '#platform/failure.ts'
import { knownMigrations } from '#platform/migrations.ts'

/** Goes up when an older Chapar could not read what is written. */
export const FORMAT = 1 as const

/** The first member: says what the file is, whatever else a later format changes. */
export const formatSchema = z.object({ 'chapar-backup': z.int().positive() })

const count = z.int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The digest is that of the rows as `COPY … TO STDOUT` gives them, ordered by the primary key. */
const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: count,
  sha256,
})

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  chapar: z.string(),
  postgres: z.string(),
  createdAt: z.iso.datetime(),
  /** Names, in the order in which they were applied. */
  migrations: z.array(z.string()),
  tables: z.array(tableSchema),
  /** The last number given, as digits; null where none was given yet. */
  sequences: z.array(
    z.object({
      name: z.string(),
      last: z
        .string()
        .regex(/^-?\d+$/)
        .nullable(),
    }),
  ),
  media: z.array(z.object({ path: z.string(), bytes: count, sha256 })),
})

export type Manifest = z.output<typeof manifestSchema>
export type TableRecord = z.output<typeof tableSchema>

/**
 * Sees that this build knows the schema of a backup, which may be older than its own.
 * Returns how many of our migrations lead to it.
 *
 * @throws Failure `backup-too-new`
 */
export function requireKnownMigrations(file: string, manifest: Manifest): number {
  const known = knownMigrations()
  const unknown = manifest.migrations.filter((name, position) => known[position] !== name)
  if (unknown.length > 0) {
    throw new Failure(
      'backup-too-new',
      `${file} was made by Chapar ${manifest.chapar}, whose database this version does not know (it has ${unknown.join(', ')}); install that version or a later one.`,
    )
  }
  return manifest.migrations.length
}
