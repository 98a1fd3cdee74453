import type { PublishedArticle } from '#articles/published-article.ts'
import type { Block } from '#contract/body.ts'
import { PLAIN_DATELINE, type ReadArticle, type ReadBlock } from './read-text-edition.ts'

/** What the law of the round trip covers. */
export type PublishedTexts = {
  headline: string | null
  kind: string
  dateline: string | null
  blocks: ReadBlock[]
}

/** What was published, white space folded. */
export function publishedTexts({ text }: PublishedArticle): PublishedTexts {
  return {
    headline: fold(text.headline),
    kind: text.kind,
    dateline: fold(text.dateline) || null,
    blocks: text.body.flatMap(readableTexts),
  }
}

/**
 * What must have been published for this to be its reading. A reading leaves the dateline in the
 * first paragraph, as readings of captures do; here it is taken out.
 */
export function textsOfReading({ headline, kind, dateline, blocks }: ReadArticle): PublishedTexts {
  const first = blocks.findIndex((block) => block.type === 'paragraph')
  const isInText = dateline !== null && PLAIN_DATELINE.test(dateline)
  return {
    headline,
    kind,
    dateline,
    blocks: blocks.map((block, i) => {
      if (i !== first || !isInText) return block
      return { ...block, text: block.text.slice(`${dateline} — `.length) }
    }),
  }
}

/** The texts of a body that all its forms must give back, in their order. */
function readableTexts(block: Block): ReadBlock[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return [{ type: block.type, text: fold(block.text) }]
    case 'list':
      return block.items.map(({ text }) => ({ type: 'list-item', text: fold(text) }))
    default:
      return []
  }
}

export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
