import type { PublishedArticle } from '#articles/published-article.ts'
import { type Block, type Body, textPlaces } from '#contract/body.ts'

/** More of a text than this is not searched: PostgreSQL takes a megabyte, and no piece has that. */
const LONGEST = 300_000

/** The words of a piece by how much they tell of it, in the order of PostgreSQL's weights A to D. */
export function articleWords(article: PublishedArticle): [string, string, string, string] {
  const { headline, standfirst, dateline, bylines, body } = article.text
  const names = [
    dateline,
    ...bylines.map(({ name }) => name),
    ...article.terms.map(({ name }) => name),
  ]
  return [headline, standfirst, names.join(' · '), bodyText(body).slice(0, LONGEST)]
}

/** What can be read in a body, as one text; parts are told apart by a line feed. */
export function bodyText(body: Body): string {
  return body.flatMap(textsOf).join('\n')
}

function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'table':
      return [block.caption, ...block.rows.flat().map((cell) => cell.text)]
    case 'picture':
      return [block.caption]
    case 'quote':
      return [block.text, block.speaker]
    case 'aside':
      return [block.title, ...block.blocks.flatMap(textsOf)]
    default:
      return textPlaces([block]).map(({ text }) => text)
  }
}
