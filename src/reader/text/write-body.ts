import type { Block, Body, PictureUse } from '#contract/body.ts'
import { creditLine } from '../wording/credit-line.ts'
import type { Wording } from '../wording/wording.ts'
import { beginsLikeDateline, findFirstParagraph } from './dateline.ts'
import { escapeAlways, escapeLine, escapeParagraph } from './escape-line.ts'
import { boxed, fold, marked } from './lines.ts'

type Of<T extends Block['type']> = Extract<Block, { type: T }>

/** A cell is filled up with blanks to this width, so that short columns stand under each other. */
const WIDEST_PADDING = 30

/**
 * A body's blocks, each followed by a blank line; a subhead is glued to the line after it, and the
 * last one to what the caller writes next. `dateline` '' where it does not stand in the text.
 */
export function writeBody(body: Body, dateline: string, wording: Wording): string {
  const first = findFirstParagraph(body)
  return body
    .map((block) => {
      if (block === first) return `${firstParagraph(block, dateline, wording)}\n\n`
      const lines = writeBlock(block, wording).join('\n')
      return block.type === 'heading' ? `${lines}\n` : `${lines}\n\n`
    })
    .join('')
}

/** The line that stands for a picture, not marked yet. */
export function pictureText(use: PictureUse, { messages }: Wording): string {
  const words = [messages.block.picture(use.alt), use.caption, creditLine(use, messages)]
  return words.filter(Boolean).join(' / ')
}

function firstParagraph(block: Of<'paragraph'>, dateline: string, wording: Wording): string {
  const text = fold(block.text)
  if (dateline) return `${fold(dateline)} — ${text}`
  return beginsLikeDateline(text) ? escapeAlways(text) : escapeParagraph(text, wording.messages)
}

function writeBlock(block: Block, wording: Wording): string[] {
  const { messages } = wording
  const words = messages.block
  switch (block.type) {
    case 'paragraph':
      return [escapeParagraph(fold(block.text), messages)]
    case 'heading':
      return [escapeLine(fold(block.text), messages)]
    case 'quote':
      return writeQuote(block)
    case 'list':
      return writeList(block)
    case 'table':
      return writeTable(block, wording)
    case 'picture':
      return [marked(pictureText(block, wording))]
    case 'aside':
      return writeAside(block, wording)
    case 'divider':
      return ['* * *']
    case 'embed':
      return writeEmbed(block, wording)
    case 'file':
      return [marked(words.file(block.title))]
    case 'audio':
      return [marked(words.audio(block.title))]
    case 'video':
      return [marked(words.video(block.title))]
    case 'rate-chart':
      return [marked(words.rateChart(block.pair, wording.count(block.days)))]
    case 'storyline-card':
      return [marked(words.storyline(block.title))]
    case 'register-card':
      return [marked(words.register(block.title))]
  }
}

function writeQuote({ text, speaker }: Of<'quote'>): string[] {
  const quote = `> ${fold(text)}`
  return speaker ? [quote, `> — ${fold(speaker)}`] : [quote]
}

function writeList({ items, ordered }: Of<'list'>): string[] {
  return items.map(({ text }, i) => `${ordered ? `${i + 1}.` : '-'} ${fold(text)}`)
}

function writeTable({ caption, header, rows }: Of<'table'>, { messages }: Wording): string[] {
  const texts = rows.map((row) => row.map((cell) => fold(cell.text).replace(/[\\|]/g, '\\$&')))
  const columns = Math.max(...texts.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.min(WIDEST_PADDING, Math.max(...texts.map((row) => row[i]?.length ?? 0))),
  )
  const lines = texts.map((row) => {
    const cells = row.map((cell, i) => cell.padEnd(widths[i] ?? 0))
    return `| ${cells.join(' | ')} |`
  })
  if (header) lines.splice(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`)
  return [marked(titled(messages.block.table, caption)), ...lines]
}

function writeAside({ title, blocks }: Of<'aside'>, wording: Wording): string[] {
  const inside = blocks.flatMap((block, i) => {
    const lines = block.type === 'list' ? writeList(block) : [block.text]
    return i === 0 ? lines : ['', ...lines]
  })
  return [marked(titled(wording.messages.block.aside, title)), ...inside.map(boxed)]
}

function writeEmbed({ url, title, site, excerpt }: Of<'embed'>, wording: Wording): string[] {
  const lines = [`${wording.messages.block.embed(site)} / ${title}`, excerpt, wording.address(url)]
  return lines.filter(Boolean).map(marked)
}

function titled(word: string, title: string): string {
  return title ? `${word}: ${title}` : word
}
