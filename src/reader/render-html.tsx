import { type Dates, datesFor } from './dates.ts'
import { type Messages, messagesFor } from './messages/catalogue.ts'
import { formatCount, formatFigures } from './numbers.ts'
import type { Frame, Page } from './page-models.ts'
import { Document } from './views/document.tsx'

type Words = { messages: Messages; dates: Dates }

/** The page as HTML. `words` are those of the edition; tests pass marked ones. */
export function renderHtml(frame: Frame, page: Page, words: Words = wordsOf(frame)): string {
  const view = {
    frame,
    page,
    ...words,
    count: (count: number) => formatCount(frame.edition, count),
    figures: (text: string) => formatFigures(frame.edition, text),
    href: (path: string) => (frame.homePath === '/' ? path : frame.homePath + path),
  }
  return `<!doctype html>${String(<Document view={view} />)}`
}

function wordsOf({ edition, timeZone }: Frame): Words {
  return { messages: messagesFor(edition), dates: datesFor(edition, timeZone) }
}
