import type { SearchModel } from '../page-models.ts'
import { describeDate } from '../wording/article-date.ts'
import type { Wording } from '../wording/wording.ts'
import { type PageMatter, pagingLine, pagingLinks } from './page-matter.ts'

/** What was found, a line each: headline, date, the words around what was asked for, the address. */
export function searchMatter(model: SearchModel, wording: Wording): PageMatter {
  const { messages, dates, address } = wording
  const { asked, fault, hits, paging, isCut } = model
  const words = messages.search
  return {
    about: [
      asked === '' ? words.title : words.titleOf(asked),
      asked === '' ? words.about : '',
      fault && fault !== 'empty' ? words.faults[fault] : '',
      fault === null && hits.length === 0 ? words.none : '',
      isCut ? words.cut : '',
    ],
    paging: pagingLine(paging, wording),
    pieces: [],
    end: [
      ...hits.map(({ card, passage }) => {
        const date = describeDate(card, dates, messages).text
        const around = passage.map(({ text }) => text).join('')
        return [card.headline, date, around, address(card.path)].filter(Boolean).join(' / ')
      }),
      ...pagingLinks(paging, wording),
    ],
  }
}
