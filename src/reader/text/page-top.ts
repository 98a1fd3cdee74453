import type { TickerLine } from '#rates/ticker.ts'
import { pathInForm } from '../addresses/page-forms.ts'
import type { NavItem, Page } from '../page-models.ts'
import { tickerNotes } from '../rates/ticker-notes.ts'
import type { Wording } from '../wording/wording.ts'
import { marked } from './lines.ts'

/** The first words of the line that names the format, the same in every language. */
const SIGNATURE = 'Chapar text edition 1'

/** What every page begins with: ticker lines, the newsroom's day, and lines about the page. */
export function pageTop(about: string[], page: Page, wording: Wording): string {
  const { frame, messages, dates, address } = wording
  const signature =
    page.canonicalPath === null ? SIGNATURE : `${SIGNATURE}: ${address(page.canonicalPath)}`
  const lines = [
    frame.tagline ? `${frame.siteName}: ${frame.tagline}` : frame.siteName,
    frame.isSample ? messages.sampleSite : '',
    ...rateSources(wording),
    signature,
    ...about,
  ]
  const top = [...frame.ticker.map(tickerLine), dates.day(frame.today)]
  return `${top.join('\n')}\n\n${lines.filter(Boolean).map(marked).join('\n')}`
}

/** What every page ends with: where to go from here, in text form. */
export function pageEnd(own: string[], wording: Wording): string {
  const { frame, messages } = wording
  const { nav } = messages
  const lines = [
    ...own,
    navLine(nav.sections, frame.sections, wording),
    navLine(nav.countries, frame.countries, wording),
    navLine(nav.about, frame.footer, wording),
    navLine(nav.editions, frame.editions.map(asFrontPage), wording),
  ]
  return lines.filter(Boolean).map(marked).join('\n')
}

/** Where a link of the page's furniture leads: to the text form of that page. */
export function textAddress(href: string, { frame, address }: Wording): string {
  return address(pathInForm(href, 'text', frame.homePath))
}

/**
 * With a decimal point in every edition: by the grammar of decision 0005 a figure of the ticker is
 * read back as it stands, by readers that may not know in which language the page was written.
 */
function tickerLine({ classic }: TickerLine): string {
  return `• ${classic}`
}

/** Whose the rates are, and what is to be known of single ones. */
function rateSources(wording: Wording): string[] {
  const { frame, messages, dates } = wording
  const captions = frame.ticker.map(({ source, effectiveDate }) =>
    source && effectiveDate ? messages.ticker.caption(source, dates.day(effectiveDate)) : '',
  )
  const notes = frame.ticker.map((line) => {
    const about = tickerNotes(line, wording).join('; ')
    return about && `${line.pair}: ${about}`
  })
  return [...new Set(captions), ...notes]
}

/** The front page of another edition has its text form at `/ru/index.txt`. */
function asFrontPage({ label, href }: NavItem): NavItem {
  return { label, href: href === '/' ? '/index' : `${href}/index` }
}

function navLine(title: string, items: NavItem[], wording: Wording): string {
  const links = items.map(({ label, href }) => `${label} ${textAddress(href, wording)}`)
  return links.length > 0 ? `${title}: ${links.join(' · ')}` : ''
}
