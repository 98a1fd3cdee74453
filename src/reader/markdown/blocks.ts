import { escapeText, inlineLine, inlineLines } from './escape-markdown.ts'

/** A block of markdown as its lines; blocks are parted by a blank line. */
export type MarkdownBlock = string[]

export function joinBlocks(blocks: MarkdownBlock[]): string {
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

/** A paragraph of plain text; empty text gives an empty block, which is left out. */
export function plainParagraph(text: string): MarkdownBlock {
  return inlineLines(escapeText(text))
}

export function headingOf(level: number, inline: string): MarkdownBlock {
  // A run of # at the end would be taken for the closing sequence.
  const text = inlineLine(inline).replace(/\\?#/g, '\\#')
  return [`${'#'.repeat(level)} ${text}`]
}

/** Items may have several lines; those after the first are set in under the first. */
export function listOf(items: MarkdownBlock[], marker: (i: number) => string): MarkdownBlock {
  return items.flatMap((lines, i) => {
    const mark = marker(i)
    return lines.map((line, n) => (n === 0 ? mark : ' '.repeat(mark.length)) + line)
  })
}

export function bulletsOf(items: MarkdownBlock[]): MarkdownBlock {
  return listOf(items, () => '- ')
}

/** A quoted block: a quote with its speaker, an aside, a card. */
export function quotedOf(blocks: MarkdownBlock[]): MarkdownBlock {
  return joinBlocks(blocks)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
}
