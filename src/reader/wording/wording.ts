import { type Messages, messagesFor } from '../messages/catalogue.ts'
import type { Frame } from '../page-models.ts'
import { type Dates, datesFor } from './dates.ts'
import { formatCount, formatFigures } from './numbers.ts'

/** The words and formats that the text and markdown writers put a page in. */
export type Wording = {
  frame: Frame
  messages: Messages
  dates: Dates
  /** a count with its thousands separated */
  count: (count: number) => string
  /** a text of the rates room with its figures as the edition writes them */
  figures: (text: string) => string
  /** `path` in the edition of the page: '/rates' → '/ru/rates' */
  href: (path: string) => string
  /** a path of this site with its host; other addresses stay as they are */
  address: (href: string) => string
}

export function wordingFor(frame: Frame): Wording {
  return {
    frame,
    messages: messagesFor(frame.edition),
    dates: datesFor(frame.edition, frame.timeZone),
    count: (count) => formatCount(frame.edition, count),
    figures: (text) => formatFigures(frame.edition, text),
    href: (path) => (frame.homePath === '/' ? path : frame.homePath + path),
    address: (href) => (href.startsWith('/') ? frame.siteUrl + href : href),
  }
}
