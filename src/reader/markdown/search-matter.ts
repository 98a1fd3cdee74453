import type { SearchModel } from '../page-models.ts'
import { describeDate } from '../wording/article-date.ts'
import type { Wording } from '../wording/wording.ts'
import { bulletsOf, headingOf, plainParagraph } from './blocks.ts'
import { escapeText, inlineLines } from './escape-markdown.ts'
import { linkText, type MarkdownMatter, pagingBlocks } from './markdown-matter.ts'

/** What was found: a bullet each, with the words around what was asked for, and those in bold. */
export function searchMatter(model: SearchModel, wording: Wording): MarkdownMatter {
  const { messages, dates } = wording
  const { asked, fault, hits, paging, isCut } = model
  const words = messages.search
  const title = asked === '' ? words.title : words.titleOf(asked)
  const items = hits.map(({ card, passage }) => {
    const date = escapeText(` · ${describeDate(card, dates, messages).text} · `)
    const around = passage.map(({ text, isFound }) =>
      isFound ? `**${escapeText(text)}**` : escapeText(text),
    )
    return inlineLines(linkText(card.headline, card.path, wording) + date + around.join(''))
  })
  return {
    fields: { title },
    blocks: [
      headingOf(1, escapeText(title)),
      ...(asked === '' ? [plainParagraph(words.about)] : []),
      ...(fault && fault !== 'empty' ? [plainParagraph(words.faults[fault])] : []),
      ...(fault === null && hits.length === 0 ? [plainParagraph(words.none)] : []),
      ...(isCut ? [plainParagraph(words.cut)] : []),
      bulletsOf(items),
      ...pagingBlocks(paging, wording),
    ],
  }
}
