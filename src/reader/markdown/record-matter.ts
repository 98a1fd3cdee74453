import type { CorrectionsModel, HistoryModel, MessageModel } from '../page-models.ts'
import { correctionHead } from '../wording/correction-head.ts'
import type { Wording } from '../wording/wording.ts'
import { bulletsOf, headingOf, plainParagraph } from './blocks.ts'
import { escapeText, inlineLines } from './escape-markdown.ts'
import { linkBlock, linkText, type MarkdownMatter, pagingBlocks } from './markdown-matter.ts'

/** The published versions of a piece, newest first. */
export function historyMatter({ article, lines }: HistoryModel, wording: Wording): MarkdownMatter {
  const { messages, dates, count } = wording
  const words = messages.history
  const title = words.of(article.text.headline)
  const items = lines.map(({ publishedNumber, revisedAt, headline, correction }) => {
    const link = linkText(
      words.version(count(publishedNumber)),
      `${article.path}?rev=${publishedNumber}`,
      wording,
    )
    const unexplained = publishedNumber === 1 ? words.first : words.changed
    const note = correction
      ? `${messages.correction.kinds[correction.kind]}: ${correction.publicNote}`
      : unexplained
    return inlineLines(
      `${link}, ${escapeText(`${dates.moment(revisedAt)} · ${headline} · ${note}`)}`,
    )
  })
  return {
    fields: { title },
    blocks: [
      headingOf(1, escapeText(title)),
      plainParagraph(words.about),
      bulletsOf(items),
      linkBlock(words.back, article.path, wording),
    ],
  }
}

/** Every correction of the paper, with the piece it was made to. */
export function correctionsMatter(model: CorrectionsModel, wording: Wording): MarkdownMatter {
  const words = wording.messages.correction
  const { corrections, paging } = model
  const items = corrections.map((correction) => {
    const { publicNote, headline, path } = correction
    const note = escapeText(`${correctionHead(correction, wording)}: ${publicNote} · `)
    return inlineLines(note + linkText(headline, path, wording))
  })
  return {
    fields: { title: words.listTitle },
    blocks: [
      headingOf(1, escapeText(words.listTitle)),
      plainParagraph(words.listAbout),
      items.length > 0 ? bulletsOf(items) : plainParagraph(words.none),
      ...pagingBlocks(paging, wording),
    ],
  }
}

/** A page that is not there, or not any more, with the reason that was written for the public. */
export function messageMatter(model: MessageModel, wording: Wording): MarkdownMatter {
  const { status, title, message, gone } = model
  const { messages, dates } = wording
  const told = gone
    ? [messages.gone[gone.state], gone.reason, messages.gone.on(dates.day(dates.dayOf(gone.at)))]
    : []
  // The caller may have made title and message from the same words.
  const lines = [message, ...told.filter((line) => line !== title && line !== message)]
  return {
    fields: { title, status },
    blocks: [headingOf(1, escapeText(title)), ...lines.map(plainParagraph)],
  }
}
