import type { Block, Body, PictureUse } from '#contract/body.ts'
import { creditLine } from '../wording/credit-line.ts'
import type { Wording } from '../wording/wording.ts'
import { headingOf, listOf, type MarkdownBlock, plainParagraph, quotedOf } from './blocks.ts'
import { escapeText, inlineLine, inlineLines, linkTo } from './escape-markdown.ts'
import { runningText } from './running-text.ts'

type Of<T extends Block['type']> = Extract<Block, { type: T }>

/** A body in CommonMark with GitHub's tables. `dateline` stands before the first paragraph. */
export function markdownBody(body: Body, dateline: string, wording: Wording): MarkdownBlock[] {
  const first = body.find((block) => block.type === 'paragraph')
  const blocks = body.map((block, i) => {
    if (block === first && dateline) return paragraphOf(block, wording, `${dateline} — `)
    return blockOf(block, isSecondList(body, i), wording)
  })
  return first || !dateline ? blocks : [plainParagraph(dateline), ...blocks]
}

/** A picture by its words. */
export function pictureOf(use: PictureUse, { messages }: Wording): MarkdownBlock {
  const lines = [messages.block.picture(use.alt), use.caption, creditLine(use, messages)]
  return quotedOf(lines.map(plainParagraph))
}

/** The second, fourth … of lists that stand right under each other. */
function isSecondList(blocks: readonly Block[], i: number): boolean {
  const block = blocks[i]
  const above = blocks[i - 1]
  if (block?.type !== 'list' || above?.type !== 'list') return false
  return block.ordered === above.ordered && !isSecondList(blocks, i - 1)
}

function blockOf(block: Block, isSecond: boolean, wording: Wording): MarkdownBlock {
  const words = wording.messages.block
  switch (block.type) {
    case 'paragraph':
      return paragraphOf(block, wording)
    case 'heading':
      return headingOf(block.level, runningText(block, wording))
    case 'quote':
      return quotedOf([paragraphOf(block, wording), ...speakerOf(block, wording)])
    case 'list':
      return listBlock(block, isSecond, wording)
    case 'table':
      return tableOf(block, wording)
    case 'picture':
      return pictureOf(block, wording)
    case 'aside':
      return asideOf(block, wording)
    case 'divider':
      return ['---']
    case 'embed':
      return embedOf(block, wording)
    case 'file':
      return cardOf(words.file(block.title))
    case 'audio':
      return cardOf(words.audio(block.title))
    case 'video':
      return cardOf(words.video(block.title))
    case 'rate-chart':
      return cardOf(words.rateChart(block.pair, wording.count(block.days)))
    case 'storyline-card':
      return cardOf(words.storyline(block.title))
    case 'register-card':
      return cardOf(words.register(block.title))
  }
}

type Marked = Pick<Of<'paragraph'>, 'text' | 'marks'>

function paragraphOf(text: Marked, wording: Wording, before = ''): MarkdownBlock {
  return inlineLines(escapeText(before) + runningText(text, wording))
}

function speakerOf({ speaker }: Of<'quote'>, { messages }: Wording): MarkdownBlock[] {
  return speaker ? [plainParagraph(messages.block.speaker(speaker))] : []
}

/** Another sign than that of a list right above, or markdown would make one list of the two. */
function listBlock(list: Of<'list'>, isSecond: boolean, wording: Wording): MarkdownBlock {
  const items = list.items.map((item) => paragraphOf(item, wording))
  if (!list.ordered) return listOf(items, () => (isSecond ? '* ' : '- '))
  return listOf(items, (i) => `${i + 1}${isSecond ? ')' : '.'} `)
}

/** Each row as wide as the widest: what is beyond the head row would be left out. */
function tableOf({ caption, header, rows }: Of<'table'>, wording: Wording): MarkdownBlock {
  const columns = Math.max(...rows.map((row) => row.length))
  const texts = rows.map((row) => row.map((cell) => inlineLine(runningText(cell, wording))))
  const [head = [], ...rest] = header ? texts : [[], ...texts]
  const line = (row: string[]) =>
    `| ${Array.from({ length: columns }, (_, i) => row[i] ?? '').join(' | ')} |`
  const rule = `|${' --- |'.repeat(columns)}`
  const above = caption ? [...plainParagraph(caption), ''] : []
  return [...above, line(head), rule, ...rest.map(line)]
}

function asideOf({ title, blocks }: Of<'aside'>, wording: Wording): MarkdownBlock {
  const word = wording.messages.block.aside
  const inside = blocks.map((block, i) => blockOf(block, isSecondList(blocks, i), wording))
  return quotedOf([plainParagraph(title ? `${word}: ${title}` : word), ...inside])
}

function embedOf({ url, title, site, excerpt }: Of<'embed'>, wording: Wording): MarkdownBlock {
  const link = inlineLines(linkTo(escapeText(title), wording.address(url)))
  const where = plainParagraph(wording.messages.block.embed(site))
  return quotedOf([where, link, plainParagraph(excerpt)])
}

function cardOf(text: string): MarkdownBlock {
  return quotedOf([plainParagraph(text)])
}
