import type { StaticPageModel } from '../page-models.ts'
import type { Wording } from '../wording/wording.ts'
import { headingOf, plainParagraph } from './blocks.ts'
import { escapeText } from './escape-markdown.ts'
import { markdownBody } from './markdown-body.ts'
import type { MarkdownMatter } from './markdown-matter.ts'

/** A versioned page: about, contact, imprint … */
export function staticPageMatter(model: StaticPageModel, wording: Wording): MarkdownMatter {
  const { title, edition, body, version } = model
  const { messages, dates, count } = wording
  const day = dates.dayOf(version.at)
  const line = messages.staticPage.version(count(version.number), dates.day(day))
  return {
    fields: { title, edition, date: day, version: version.number },
    blocks: [
      headingOf(1, escapeText(title)),
      ...markdownBody(body, '', wording),
      ['---'],
      plainParagraph(line),
    ],
  }
}
