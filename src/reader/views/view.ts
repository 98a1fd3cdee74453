import type { Messages } from '../messages/catalogue.ts'
import type { Frame, Page } from '../page-models.ts'
import type { Dates } from '../wording/dates.ts'

/** What every view takes: the words, the formats and what stands around the page. */
export type View = {
  frame: Frame
  page: Page
  messages: Messages
  dates: Dates
  /** for who asked for fewer bytes: without pictures and fonts */
  isLite: boolean
  /** a count with its thousands separated */
  count: (count: number) => string
  /** a text of the rates room with its figures as the edition writes them */
  figures: (text: string) => string
  /** `path` in the edition of the page: '/section/economy' → '/ru/section/economy' */
  href: (path: string) => string
}
