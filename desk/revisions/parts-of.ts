import type { ArticleText } from '#contract/article.ts'
import { blockInWords, blockNames } from '../words/blocks.ts'
import { fieldInWords, fieldNames, listFieldNames, type TermName } from '../words/fields.ts'

/** A block, or a field, as a person compares it: what it is, and its words in lines. */
export type Part = {
  /** by which the two sides are brought together */
  key: string
  name: string
  words: string
  /** all of it: where this differs and the words do not, formatting or links have changed */
  whole: string
}

/** The text of a version, and its address where that is known. */
export type VersionText = { text: ArticleText; slug: string | null }

/** The fields of a text, and then its blocks. */
export function partsOf(
  { text, slug }: VersionText,
  termName: TermName,
): { fields: Part[]; blocks: Part[] } {
  const fields = listFieldNames().flatMap((name): Part[] => {
    const value = name === 'slug' ? slug : text[name]
    if (name === 'slug' && slug === null) return []
    const words = value === null ? '' : fieldInWords(name, value, termName)
    return [{ key: name, name: fieldNames[name], words, whole: JSON.stringify(value) }]
  })
  const blocks = text.body.map((block): Part => {
    const { id: key, type } = block
    return { key, name: blockNames[type], words: blockInWords(block), whole: JSON.stringify(block) }
  })
  return { fields, blocks }
}
