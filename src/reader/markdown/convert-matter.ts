import type { ConvertModel } from '../page-models.ts'
import { convertedLines } from '../rates/converted-lines.ts'
import type { Wording } from '../wording/wording.ts'
import { bulletsOf, headingOf, plainParagraph } from './blocks.ts'
import { escapeText } from './escape-markdown.ts'
import { linkBlock, type MarkdownMatter } from './markdown-matter.ts'

/** An amount at the rate of a day; the question stands in the address. */
export function convertMatter(
  { fault, found, swapHref }: ConvertModel,
  wording: Wording,
): MarkdownMatter {
  const { messages } = wording
  const words = messages.rates.convert
  const head = [headingOf(1, escapeText(words.title)), plainParagraph(words.about)]
  if (!found) return { fields: { title: words.title }, blocks: [...head, plainParagraph(fault)] }
  const { base, quote, source } = found.rate
  const [sum = '', ...about] = convertedLines(found, wording)
  return {
    fields: { title: words.title, from: base, to: quote, source: source.name, date: found.on },
    blocks: [
      ...head,
      plainParagraph(sum),
      bulletsOf(about.map(plainParagraph)),
      linkBlock(words.history(`${base}/${quote}`), found.pairHref, wording),
      linkBlock(words.swap, swapHref, wording),
      plainParagraph(`${source.attribution}. ${source.disclaimer || messages.rates.disclaimer}`),
    ],
  }
}
