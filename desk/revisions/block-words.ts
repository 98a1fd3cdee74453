import type { ArticleText } from '#contract/article.ts'
import type { Block, PictureUse } from '#contract/body.ts'

/** A block, or a field, as a person compares it: what it is, and its words in lines. */
export type Part = {
  /** by which the two sides are brought together */
  key: string
  name: string
  words: string
  /** all of it: where this differs and the words do not, formatting or links have changed */
  whole: string
}

/** The fields of a text that have words, and then its blocks. */
export function partsOf(text: ArticleText): { fields: Part[]; blocks: Part[] } {
  const field = (key: string, name: string, words: string): Part => {
    return { key, name, words, whole: words }
  }
  return {
    fields: [
      field('headline', 'Headline', text.headline),
      field('standfirst', 'Standfirst', text.standfirst),
      field('kind', 'Kind', text.kind),
      field('dateline', 'Dateline', text.dateline),
      field('bylines', 'Bylines', text.bylines.map(({ name }) => name).join(', ')),
      { ...field('terms', 'Section, countries, topics', ''), whole: text.terms.join(' ') },
      field('sources', 'Sources', text.sourcesNote),
      {
        ...field('lead', 'Lead picture', text.leadPicture ? pictureWords(text.leadPicture) : ''),
        whole: JSON.stringify(text.leadPicture),
      },
    ],
    blocks: text.body.map((block) => ({
      key: block.id,
      name: names[block.type],
      words: wordsOf(block),
      whole: JSON.stringify(block),
    })),
  }
}

const names: Record<Block['type'], string> = {
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
  video: 'Film',
  'rate-chart': 'Rate chart',
  'storyline-card': 'Storyline',
  'register-card': 'Register',
}

function wordsOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.text
    case 'quote':
      return lines(block.text, block.speaker && `— ${block.speaker}`)
    case 'list':
      return lines(...block.items.map(({ text }) => `• ${text}`))
    case 'table':
      return lines(
        block.caption,
        ...block.rows.map((row) => row.map(({ text }) => text).join(' | ')),
      )
    case 'picture':
      return pictureWords(block)
    case 'aside':
      return lines(block.title, ...block.blocks.map(wordsOf))
    case 'divider':
      return ''
    case 'embed':
      return lines(block.title, block.site, block.excerpt, block.url)
    case 'rate-chart':
      return `${block.pair}, ${block.days} days`
    default:
      return block.title
  }
}

function pictureWords({ alt, caption, credit, licence, source }: PictureUse): string {
  return lines(alt, caption, credit, licence, source)
}

function lines(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}
