import { z } from 'zod'
import { articleTextSchema, bylineSchema, correctionSchema } from '#contract/article.ts'
import type { Block } from '#contract/body.ts'
import { editionSchema } from '#contract/edition.ts'
import { slugSchema } from '#contract/text.ts'
import { readFrontMatter } from './front-matter.ts'
import { readMarkdownBlocks } from './markdown-body.ts'

const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
    error: 'is no moment such as 2026-11-20T13:50+05:00',
  })
  .transform((text) => new Date(text))

const slugs = z.array(slugSchema).max(40).default([])

/** The contract holds the limits, so that a file is refused with its line. */
const printed = articleTextSchema.shape

const storySchema = z.strictObject({
  headline: printed.headline,
  standfirst: printed.standfirst.default(''),
  kind: printed.kind,
  slug: slugSchema,
  edition: editionSchema.optional(),
  /** the slug of the original, in another edition */
  translationOf: slugSchema.optional(),
  publishedAt: moment.optional(),
  dateline: printed.dateline.default(''),
  bylines: z
    .array(z.strictObject({ name: bylineSchema.shape.name, slug: slugSchema }))
    .max(20)
    .default([]),
  sections: slugs,
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, { error: 'is no code such as KZ' }))
    .default([]),
  topics: slugs,
  sourcesNote: printed.sourcesNote.default(''),
  correction: z
    .strictObject({
      kind: correctionSchema.shape.kind,
      note: correctionSchema.shape.publicNote,
      at: moment.optional(),
    })
    .optional(),
})

/** A story as its file says it; links to `story:slug` in the blocks are not resolved yet. */
export type Story = z.infer<typeof storySchema> & { file: string; blocks: Block[] }

/**
 * Reads a story file: front matter and Markdown, as samples/README.md describes them.
 *
 * @throws Failure `story-unreadable`, naming file and line
 */
export function readStory(source: string, file: string): Story {
  const { fields, text, firstLine } = readFrontMatter(source, file, storySchema)
  return { ...fields, file, blocks: readMarkdownBlocks(text, { file, line: firstLine }) }
}
