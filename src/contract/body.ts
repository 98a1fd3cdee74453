import { z } from 'zod'
import { BIDI_CONTROL, line, runningText } from './text.ts'

/** Stored beside each body; a change of shape that old readers cannot follow raises it. */
export const BODY_SCHEMA = 1

/** Survives edits, moves and saves; unique in its body. */
const blockId = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/)

/** Where a link may lead: the web, mail, or a page of this site. */
const href = z
  .string()
  .max(2000)
  .refine((target) => /^(https?:\/\/[^\s/]|mailto:[^\s]+@|\/(?!\/))/.test(target), {
    error: 'must be http(s), mailto or a path on this site',
  })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  .refine((target) => !/[\s\u0000-\u001f"<>\\]/.test(target), { error: 'holds a blank or a quote' })
  .refine((target) => !BIDI_CONTROL.test(target), { error: 'turns the direction of writing' })
  // `https://paper.example@evil.example` looks like the paper.
  .refine((target) => !/^https?:\/\/[^/?#]*@/.test(target), {
    error: 'holds a name or password before the host',
  })

const place = { start: z.int().min(0), end: z.int().min(1) }

/** A run of text inside a block; offsets are UTF-16 units, `end` is exclusive. */
const markSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('strong'), ...place }),
  z.object({ type: z.literal('emphasis'), ...place }),
  z.object({ type: z.literal('link'), href, ...place }),
])
export type Mark = z.infer<typeof markSchema>

const textFields = (max: number) => ({
  text: runningText(max),
  marks: z.array(markSchema).max(2000).default([]),
})

/** A translated block remembers what it was made from, and from which wording. */
const identity = {
  id: blockId,
  sourceBlockId: blockId.optional(),
  sourceDigest: z.string().max(64).optional(),
}

const paragraph = z.object({ type: z.literal('paragraph'), ...identity, ...textFields(20_000) })
const heading = z.object({
  type: z.literal('heading'),
  ...identity,
  level: z.union([z.literal(2), z.literal(3)]),
  ...textFields(300),
})
const quote = z.object({
  type: z.literal('quote'),
  ...identity,
  ...textFields(10_000),
  speaker: line(200, 0).default(''),
})
const listItem = z.object({ ...identity, ...textFields(5000) })
const list = z.object({
  type: z.literal('list'),
  ...identity,
  ordered: z.boolean(),
  items: z.array(listItem).min(1).max(500),
})
const cell = z.object({
  text: runningText(2000, 0),
  marks: z.array(markSchema).max(100).default([]),
})
const table = z.object({
  type: z.literal('table'),
  ...identity,
  caption: line(300, 0).default(''),
  /** The first row holds the column heads. */
  header: z.boolean(),
  rows: z.array(z.array(cell).min(1).max(30)).min(1).max(1000),
})
/** A picture as one piece uses it: the same one may stand elsewhere with other words. */
export const pictureUseSchema = z.object({
  mediaId: z.uuid(),
  /** for those who do not see it */
  alt: line(1000),
  caption: line(1000, 0).default(''),
  credit: line(300, 0).default(''),
  licence: line(200, 0).default(''),
  /** where it was taken from */
  source: line(500, 0).default(''),
})
export type PictureUse = z.infer<typeof pictureUseSchema>
const picture = z.object({ type: z.literal('picture'), ...identity, ...pictureUseSchema.shape })
const aside = z.object({
  type: z.literal('aside'),
  ...identity,
  title: line(300, 0).default(''),
  blocks: z
    .array(z.discriminatedUnion('type', [paragraph, list]))
    .min(1)
    .max(50),
})
const divider = z.object({ type: z.literal('divider'), ...identity })
/** A card about a page elsewhere, stored here: the reader's browser asks nobody until a click. */
const embed = z.object({
  type: z.literal('embed'),
  ...identity,
  url: href,
  title: line(300),
  site: line(200),
  excerpt: line(1000, 0).default(''),
})
const fileBlock = <T extends 'file' | 'audio' | 'video'>(type: T) =>
  z.object({ type: z.literal(type), ...identity, mediaId: z.uuid(), title: line(300) })
const rateChart = z.object({
  type: z.literal('rate-chart'),
  ...identity,
  pair: z.string().regex(/^[A-Z]{3}\/[A-Z]{3}$/),
  days: z.int().min(2).max(20_000),
})
const storylineCard = z.object({
  type: z.literal('storyline-card'),
  ...identity,
  storylineId: z.uuid(),
  title: line(300),
})
const registerCard = z.object({
  type: z.literal('register-card'),
  ...identity,
  registerId: z.uuid(),
  entryId: z.uuid().optional(),
  title: line(300),
})

export const blockSchema = z.discriminatedUnion('type', [
  paragraph,
  heading,
  quote,
  list,
  table,
  picture,
  aside,
  divider,
  embed,
  fileBlock('file'),
  fileBlock('audio'),
  fileBlock('video'),
  rateChart,
  storylineCard,
  registerCard,
])
export type Block = z.infer<typeof blockSchema>
export type ListItem = z.infer<typeof listItem>

/** A block, or part of one, that holds running text an anchor can point into. */
export type TextPlace = { id: string; text: string; marks: readonly Mark[] }

/** The text of a piece or page as a typed document. There is no raw HTML in it anywhere. */
export const bodySchema = z
  .array(blockSchema)
  .max(5000)
  .superRefine((blocks, context) => {
    const seen = new Set<string>()
    for (const id of blocks.flatMap(idsOf)) {
      if (seen.has(id)) context.addIssue({ code: 'custom', message: `block id ${id} occurs twice` })
      seen.add(id)
    }
    for (const { text, marks } of blocks.flatMap(markedTexts)) {
      const wrong = marks.some((mark) => mark.end > text.length || mark.start >= mark.end)
      if (wrong) context.addIssue({ code: 'custom', message: 'a mark lies outside its text' })
    }
  })
export type Body = z.infer<typeof bodySchema>

/** The places with running text, in reading order: list items and the insides of asides too. */
export function textPlaces(body: Body): TextPlace[] {
  return body.flatMap(placesOf)
}

function placesOf(block: Block): TextPlace[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return [block]
    case 'list':
      return block.items
    case 'aside':
      return block.blocks.flatMap(placesOf)
    default:
      return []
  }
}

function markedTexts(block: Block): { text: string; marks: readonly Mark[] }[] {
  return block.type === 'table' ? block.rows.flat() : placesOf(block)
}

function idsOf(block: Block): string[] {
  if (block.type === 'list') return [block.id, ...block.items.map((item) => item.id)]
  if (block.type === 'aside') return [block.id, ...block.blocks.flatMap(idsOf)]
  return [block.id]
}
