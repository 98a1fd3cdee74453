import type { ArticleText } from '#contract/article.ts'
import type { Block, Body, Mark, PictureUse } from '#contract/body.ts'
import type { Range } from './needle.ts'
import { cutRanges, rangesOf, shiftOffset, spellingsOf, type Target, tellsOf } from './passage.ts'

type BlockCuts = ReadonlyMap<string, readonly Range[]>

/** `cuts`: what was taken from which block's text. */
export type ExpungedText = { text: ArticleText; cuts: BlockCuts }

/**
 * The text without the target, which is found across the borders of blocks too. Blocks keep their
 * ids and marks their words; a link over a cut, or one whose address tells of the target, goes, and
 * so does a byline that names it.
 */
export function expungeText(text: ArticleText, target: Target): ExpungedText {
  const ranges = rangesBySlot(text, target)
  const cuts = new Map<string, readonly Range[]>()
  let slot = -1
  const next = () => {
    slot += 1
    return ranges[slot] ?? []
  }
  const expunged = mapText(text, {
    line: (line) => cutRanges(line, next()),
    href: (href) => (tellsOf(href, target) ? '/' : href),
    marked(place) {
      const taken = next()
      if (place.id && taken.length > 0) cuts.set(place.id, taken)
      const marks = place.marks.flatMap((mark) => keptMark(mark, taken, target))
      return { ...place, text: cutRanges(place.text, taken), marks }
    },
  })
  return { text: expunged, cuts }
}

/** All words of the text in the order of reading, one line a place. */
export function flatText(text: ArticleText): string {
  return slotsOf(text).join('\n')
}

/**
 * The same and then where its links lead: in what a passage is known again by its print, such as a
 * mail address that stands in a link alone.
 */
export function textWithLinks(text: ArticleText): string {
  return [...slotsOf(text), ...hrefsOf(text).flatMap(spellingsOf)].join('\n')
}

/** The ids of the blocks, and parts of blocks, that differ; the two have the same blocks. */
export function changedBlockIds(before: Body, after: Body): string[] {
  const old = new Map(allBlocks(before).map((block) => [block.id, JSON.stringify(block)]))
  return allBlocks(after)
    .filter((block) => old.get(block.id) !== JSON.stringify(block))
    .map((block) => block.id)
}

/** Forgets from which wording a translated block was made: its digest would prove a guess. */
export function withoutSourceDigests(text: ArticleText, ids: ReadonlySet<string>): ArticleText {
  const copy = structuredClone(text)
  for (const block of allBlocks(copy.body)) {
    if (block.sourceBlockId && ids.has(block.sourceBlockId)) delete block.sourceDigest
  }
  return copy
}

type Marked = { id?: string; text: string; marks: Mark[] }
type Slots = {
  line(line: string): string
  href(href: string): string
  marked<T extends Marked>(place: T): T
}

function slotsOf(text: ArticleText): string[] {
  const slots: string[] = []
  mapText(text, {
    line(line) {
      slots.push(line)
      return line
    },
    href: (href) => href,
    marked(place) {
      slots.push(place.text)
      return place
    },
  })
  return slots
}

function hrefsOf(text: ArticleText): string[] {
  const hrefs: string[] = []
  mapText(text, {
    line: (line) => line,
    href(href) {
      hrefs.push(href)
      return href
    },
    marked(place) {
      hrefs.push(...place.marks.flatMap((mark) => (mark.type === 'link' ? [mark.href] : [])))
      return place
    },
  })
  return hrefs
}

/** What to cut from each place: the target is looked for in all of them as one text. */
function rangesBySlot(text: ArticleText, target: Target): Range[][] {
  const found = rangesOf(flatText(text), target)
  let offset = 0
  return slotsOf(text).map((slot) => {
    const [from, to] = [offset, offset + slot.length]
    offset = to + 1
    return found
      .filter(({ start, end }) => start < to && end > from)
      .map(({ start, end }) => ({
        start: Math.max(start, from) - from,
        end: Math.min(end, to) - from,
      }))
  })
}

function keptMark(mark: Mark, taken: readonly Range[], target: Target): Mark[] {
  const inside = taken.some(({ start, end }) => start <= mark.start && mark.end <= end)
  const over = taken.some(({ start, end }) => start < mark.end && mark.start < end)
  if (inside || (mark.type === 'link' && (over || tellsOf(mark.href, target)))) return []
  const start = shiftOffset(taken, mark.start, 'start')
  return [{ ...mark, start, end: shiftOffset(taken, mark.end, 'end') }]
}

function mapText(text: ArticleText, slots: Slots): ArticleText {
  return {
    ...text,
    headline: slots.line(text.headline),
    standfirst: slots.line(text.standfirst),
    dateline: slots.line(text.dateline),
    bylines: text.bylines.filter(
      ({ name, slug }) => slots.line(name) === name && slots.href(slug) === slug,
    ),
    leadPicture: text.leadPicture && mapPicture(text.leadPicture, slots),
    body: text.body.map((block) => mapBlock(block, slots)),
    sourcesNote: slots.line(text.sourcesNote),
  }
}

function mapBlock(block: Block, slots: Slots): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return slots.marked(block)
    case 'list':
      return mapList(block, slots)
    case 'quote':
      return { ...slots.marked(block), speaker: slots.line(block.speaker) }
    case 'table': {
      const caption = slots.line(block.caption)
      return {
        ...block,
        caption,
        rows: block.rows.map((row) => row.map((cell) => slots.marked(cell))),
      }
    }
    case 'picture':
      return mapPicture(block, slots)
    case 'aside': {
      const title = slots.line(block.title)
      const blocks = block.blocks.map((inner) =>
        inner.type === 'list' ? mapList(inner, slots) : slots.marked(inner),
      )
      return { ...block, title, blocks }
    }
    case 'embed': {
      const [title, site] = [slots.line(block.title), slots.line(block.site)]
      const excerpt = slots.line(block.excerpt)
      return { ...block, url: slots.href(block.url), title, site, excerpt }
    }
    case 'divider':
    case 'rate-chart':
      return block
    default:
      return { ...block, title: slots.line(block.title) }
  }
}

function mapPicture<T extends PictureUse>(use: T, slots: Slots): T {
  return {
    ...use,
    alt: slots.line(use.alt),
    caption: slots.line(use.caption),
    credit: slots.line(use.credit),
    licence: slots.line(use.licence),
    source: slots.line(use.source),
  }
}

type List = Extract<Block, { type: 'list' }>

function mapList(block: List, slots: Slots): List {
  return { ...block, items: block.items.map((item) => slots.marked(item)) }
}

type Identified = {
  id: string
  sourceBlockId?: string | undefined
  sourceDigest?: string | undefined
}

function allBlocks(body: Body): Identified[] {
  return body.flatMap((block): Identified[] => {
    if (block.type === 'list') return [block, ...block.items]
    return block.type === 'aside' ? [block, ...allBlocks(block.blocks)] : [block]
  })
}
