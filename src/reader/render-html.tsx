import { type Messages, messagesFor } from './messages/catalogue.ts'
import type { Frame, Page } from './page-models.ts'
import { Document } from './views/document.tsx'
import { type Dates, datesFor } from './wording/dates.ts'
import { formatCount, formatFigures } from './wording/numbers.ts'

type Words = { messages: Messages; dates: Dates }

type Options = {
  /** those of the edition; tests pass marked ones */
  words?: Words
  /** for who asked for fewer bytes */
  isLite?: boolean
}

/** The page as HTML. */
export function renderHtml(frame: Frame, page: Page, options: Options = {}): string {
  const { words = wordsOf(frame), isLite = false } = options
  const view = {
    frame,
    page,
    ...words,
    isLite,
    count: (count: number) => formatCount(frame.edition, count),
    figures: (text: string) => formatFigures(frame.edition, text),
    href: (path: string) => (frame.homePath === '/' ? path : frame.homePath + path),
  }
  return `<!doctype html>${String(<Document view={view} />)}`
}

function wordsOf({ edition, timeZone }: Frame): Words {
  return { messages: messagesFor(edition), dates: datesFor(edition, timeZone) }
}
