import { z } from 'zod'
import { termAxes } from './article.ts'
import { editionSchema } from './edition.ts'
import { line, slugSchema } from './text.ts'

/** Sections, countries, topics and bylines, as the desk chooses among them and adds to them. */

const termAxisSchema = z.enum(termAxes)

/** GET /desk/api/terms; without an axis those of all three. */
export const termQuerySchema = z.strictObject({
  axis: termAxisSchema.optional(),
  edition: editionSchema,
})

const deskTermSchema = z.object({
  id: z.uuid(),
  axis: termAxisSchema,
  /** the same in all editions: ISO 3166-1 for a country */
  code: z.string(),
  name: z.string(),
  slug: z.string(),
  /** false: it has no name in this edition, where readers do not see it; this is another's */
  isNamed: z.boolean(),
})

export const termListSchema = z.object({ terms: z.array(deskTermSchema) })
export type TermList = z.infer<typeof termListSchema>

const termNamesSchema = z
  .array(z.strictObject({ edition: editionSchema, name: line(80), slug: slugSchema }))
  .min(1)
  .max(20)
  .refine((names) => new Set(names.map(({ edition }) => edition)).size === names.length, {
    error: 'names an edition twice',
  })

/** POST /desk/api/terms: a new topic. 201 with `termMadeSchema`; 409 `slug-taken`, `name-taken`. */
export const newTopicSchema = z.strictObject({
  axis: z.literal('topic'),
  names: termNamesSchema,
})

/** POST /desk/api/terms/:id/names: names in editions that have none yet. 409 `named`, `slug-taken`, `name-taken`. */
export const newTermNamesSchema = z.strictObject({ names: termNamesSchema })

/** PUT /desk/api/terms/:id/names: a topic is called otherwise; its address stays. 409 `not-named`, `name-taken`. */
export const renameTopicSchema = z.strictObject({ edition: editionSchema, name: line(80) })

/** GET /desk/api/topics: all of them, in every edition, with how many pieces the desk has of each. */
export const topicListSchema = z.object({
  topics: z.array(
    z.object({
      id: z.uuid(),
      names: z.array(z.object({ edition: editionSchema, name: z.string(), slug: z.string() })),
      pieces: z.int(),
    }),
  ),
})
export type TopicList = z.infer<typeof topicListSchema>
export type Topic = TopicList['topics'][number]

export const termMadeSchema = z.object({ id: z.uuid() })
export type TermMade = z.infer<typeof termMadeSchema>

/**
 * GET /desk/api/bylines: one's own first; `words` stand in the name, in whatever case. With `ids`,
 * separated by commas, those of a piece and no others.
 */
export const bylineQuerySchema = z.strictObject({
  words: line(100).optional(),
  ids: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid()).max(20))
    .optional(),
})

const deskBylineSchema = z.object({
  bylineId: z.uuid(),
  name: z.string(),
  slug: z.string(),
  about: z.string(),
  isPseudonym: z.boolean(),
  /** what readers of an opinion piece are told of a pseudonym; '' where there is nothing */
  disclosure: z.string(),
  /** whether who asks stands behind it; of others nobody is told */
  isOwn: z.boolean(),
  /** whether who asks may change it */
  mayChange: z.boolean(),
})
export type DeskByline = z.infer<typeof deskBylineSchema>

export const bylineListSchema = z.object({ bylines: z.array(deskBylineSchema) })
export type BylineList = z.infer<typeof bylineListSchema>

/**
 * POST /desk/api/bylines: 201 with a byline; 409 `slug-taken`. A pseudonym needs its disclosure.
 * `isOwn` false, for somebody else's, is for editors only.
 */
export const newBylineSchema = disclosed(
  z.strictObject({
    name: line(120),
    slug: slugSchema,
    about: line(2000, 0).default(''),
    isPseudonym: z.boolean().default(false),
    disclosure: line(500, 0).default(''),
    isOwn: z.boolean().default(true),
  }),
)

/**
 * PUT /desk/api/bylines/:id: one's own, or any for editors. Its address stays, and so does what was
 * printed under the name of before.
 */
export const changeBylineSchema = disclosed(
  z.strictObject({
    name: line(120),
    about: line(2000, 0),
    isPseudonym: z.boolean(),
    disclosure: line(500, 0),
  }),
)

function disclosed<T extends z.ZodType<{ isPseudonym: boolean; disclosure: string }>>(schema: T) {
  return schema
    .refine(({ isPseudonym, disclosure }) => !isPseudonym || disclosure !== '', {
      path: ['disclosure'],
      error:
        'is needed for a pseudonym: readers of opinion are told that the name is not the real one',
    })
    .refine(({ isPseudonym, disclosure }) => isPseudonym || disclosure === '', {
      path: ['disclosure'],
      error: 'is for a pseudonym only',
    })
}
