import type { Block, PictureUse } from '#contract/body.ts'

/** What sorts of blocks are called on the screen. */
export const blockNames: Record<Block['type'], string> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  quote: 'Quote',
  list: 'List',
  table: 'Table',
  picture: 'Picture',
  aside: 'Aside',
  divider: 'Divider',
  embed: 'Card of a page elsewhere',
  file: 'File',
  audio: 'Sound',
  video: 'Video',
  'rate-chart': 'Rate chart',
  'storyline-card': 'Storyline',
  'register-card': 'Register',
}

/** All that is said in a block, as running words in lines. */
export function blockInWords(block: Block): string {
  return linesOf(block).join('\n')
}

/** The lines of `blockInWords`; none is empty. */
export function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return some(block.text)
    case 'quote':
      return some(block.text, block.speaker && `— ${block.speaker}`)
    case 'list':
      return block.items.map(({ text }) => `• ${text}`)
    case 'table':
      return some(
        block.caption,
        ...block.rows.map((row) => row.map(({ text }) => text).join(' | ')),
      )
    case 'picture':
      return pictureLines(block)
    case 'aside':
      return some(block.title, ...block.blocks.flatMap(linesOf))
    case 'divider':
      return ['* * *']
    case 'embed':
      return some(block.title, block.site, block.excerpt, block.url)
    case 'rate-chart':
      return [`${block.pair}, ${block.days} days`]
    default:
      return some(block.title)
  }
}

/** What is said of a picture where it is used. */
export function pictureLines({ alt, caption, credit, licence, source }: PictureUse): string[] {
  return some(alt, caption, some(credit, licence, source).join(' · '))
}

function some(...lines: string[]): string[] {
  return lines.filter((line) => line.trim() !== '')
}
