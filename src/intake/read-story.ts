import { z } from 'zod'
import { articleTextSchema, bylineSchema, correctionSchema } from '#contract/article.ts'
import type { Block, PictureUse } from '#contract/body.ts'
import { editionSchema } from '#contract/edition.ts'
import { slugSchema } from '#contract/text.ts'
import { newId } from '#platform/ids.ts'
import { readFrontMatter } from './front-matter.ts'
import { readMarkdownBlocks } from './markdown-body.ts'
import { type PictureFields, pictureFields, type StoryPicture } from './story-picture.ts'

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
  /** over the text, and on cards */
  picture: pictureFields.optional(),
  correction: z
    .strictObject({
      kind: correctionSchema.shape.kind,
      note: correctionSchema.shape.publicNote,
      at: moment.optional(),
    })
    .optional(),
})

/** A story as its file says it; links to `story:slug` in the blocks are not resolved yet. */
export type Story = Omit<z.infer<typeof storySchema>, 'picture'> & {
  file: string
  blocks: Block[]
  leadPicture: PictureUse | null
  /** all that it shows; their ids stand in for those that they get when they are kept */
  pictures: StoryPicture[]
}

/**
 * Reads a story file: front matter and Markdown, as samples/README.md describes them.
 *
 * @throws Failure `story-unreadable`, naming file and line
 */
export function readStory(source: string, file: string): Story {
  const { fields, text, firstLine } = readFrontMatter(source, file, storySchema)
  const { picture, ...said } = fields
  const pictures: StoryPicture[] = []
  const usePicture = (picture: PictureFields): PictureUse => {
    const { file: _file, rights: _rights, focus: _focus, ...words } = picture
    const mediaId = newId()
    pictures.push({ ...picture, mediaId })
    return { mediaId, ...words }
  }
  const leadPicture = picture ? usePicture(picture) : null
  const blocks = readMarkdownBlocks(text, { file, line: firstLine }, usePicture)
  return { ...said, file, blocks, leadPicture, pictures }
}
