import { z } from 'zod'
import { moment } from './desk-parts.ts'
import { slugSchema } from './text.ts'

/** How words, or a whole piece, are destroyed for good: an owner orders it, a second person confirms. */

const person = z.object({ id: z.uuid(), name: z.string() })

/** Why; what readers are told of a whole piece is made from it. */
export const reasonClasses = ['court-order', 'personal-data', 'minor', 'security'] as const
export type ReasonClass = (typeof reasonClasses)[number]

/** null: the whole piece. What a passage must be like says the server. */
const passage = z.string().min(1).max(20_000).nullable()

/** POST /desk/api/pieces/:id/expunge/foresee: what would go. Nothing is changed. */
export const foreseeExpungeSchema = z.strictObject({ passage })

/** How many of each hold the words, or belong to the piece. */
const removedSchema = z.object({
  /** as printed, and the one in work */
  texts: z.int(),
  /** as they were saved once */
  versions: z.int(),
  notes: z.int(),
  addresses: z.int(),
  bylines: z.int(),
  pages: z.int(),
  site: z.int(),
  captures: z.int(),
  pictures: z.int(),
  acts: z.int(),
})
export type ToBeRemoved = z.infer<typeof removedSchema>

export const foreseenSchema = z.object({
  removed: removedSchema,
  /** where the words would still stand, in whatever letter case: this order does not reach it */
  stays: z.array(z.object({ articleId: z.uuid(), path: z.string().nullable() })),
  /** and other places than pieces, in words */
  staysElsewhere: z.array(z.string()),
})
export type Foreseen = z.infer<typeof foreseenSchema>

/** GET /desk/api/pieces/:id/expunge */
export const expungeStandSchema = z.object({
  /** what readers find at the address of a whole piece, by the reason */
  readersAreTold: z.record(z.enum(reasonClasses), z.string()),
  /** the one that waits for a second person */
  order: z
    .object({
      id: z.uuid(),
      passage: z.string().nullable(),
      reasonClass: z.enum(reasonClasses),
      by: person,
      at: moment,
    })
    .nullable(),
})
export type ExpungeStand = z.infer<typeof expungeStandSchema>
export type ExpungeOrder = NonNullable<ExpungeStand['order']>

/** POST /desk/api/pieces/:id/expunge: the order. `slug` is typed by hand. */
export const orderExpungeSchema = z.strictObject({
  passage,
  reasonClass: z.enum(reasonClasses),
  slug: slugSchema,
})

/** POST /desk/api/pieces/:id/expunge/confirm: it is done. */
export const confirmExpungeSchema = z.strictObject({ order: z.uuid(), slug: slugSchema })

/** POST /desk/api/pieces/:id/expunge/cancel: by who has ordered it, or by who will not confirm it. */
export const cancelExpungeSchema = z.strictObject({ order: z.uuid() })

export const expungedSchema = z.object({
  /** false: the ledger in the data directory could not be written, and is made complete at a start */
  isInLedger: z.boolean(),
})
