import type { CorrectionsModel, HistoryModel, MessageModel } from '../page-models.ts'
import { correctionHead } from '../wording/correction-head.ts'
import type { Wording } from '../wording/wording.ts'
import { type PageMatter, pagingLine, pagingLinks } from './page-matter.ts'

/** The published versions of a piece, newest first. */
export function historyMatter({ article, lines }: HistoryModel, wording: Wording): PageMatter {
  const { messages, dates, count, address } = wording
  const words = messages.history
  return withoutPieces({
    about: [words.of(article.text.headline), words.about],
    end: [
      ...lines.map(({ publishedNumber, revisedAt, headline, correction }) => {
        const note = correction
          ? `${messages.correction.kinds[correction.kind]}: ${correction.publicNote}`
          : publishedNumber === 1
            ? words.first
            : words.changed
        const version = `${words.version(count(publishedNumber))}, ${dates.moment(revisedAt)}`
        const where = `${address(article.path)}?rev=${publishedNumber}`
        return `${version} / ${headline} / ${note} / ${where}`
      }),
      `${words.back}: ${address(article.path)}`,
    ],
  })
}

/** Every correction of the paper, a line each. */
export function correctionsMatter(model: CorrectionsModel, wording: Wording): PageMatter {
  const { messages, address } = wording
  const words = messages.correction
  const { corrections, paging } = model
  return withoutPieces({
    about: [words.listTitle, words.listAbout, corrections.length === 0 ? words.none : ''],
    paging: pagingLine(paging, wording),
    end: [
      ...corrections.map((correction) => {
        const { publicNote, headline, path } = correction
        const head = correctionHead(correction, wording)
        return `${head}: ${publicNote} / ${headline} / ${address(path)}`
      }),
      ...pagingLinks(paging, wording),
    ],
  })
}

/** A page that is not there, or not any more, with the reason that was written for the public. */
export function messageMatter(model: MessageModel, wording: Wording): PageMatter {
  const { status, title, message, gone } = model
  const { messages, dates } = wording
  const about = [`${status} ${title}`, message]
  if (gone) {
    const day = messages.gone.on(dates.day(dates.dayOf(gone.at)))
    // The caller may have made title and message from the same words.
    const told = [messages.gone[gone.state], gone.reason, day]
    about.push(...told.filter((line) => line !== title && line !== message))
  }
  return withoutPieces({ about })
}

function withoutPieces(matter: Partial<PageMatter>): PageMatter {
  return { about: [], paging: '', pieces: [], end: [], ...matter }
}
