import { listArchive } from '#articles/list-archive.ts'
import { countListed, listEditionsWith } from '#articles/list-articles.ts'
import { day, latest, month, recovered, year } from '#articles/listing-keys.ts'
import { listingTag } from '#articles/tags.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Frame, NavItem, Page } from '../page-models.ts'
import { type Dates, datesFor } from '../wording/dates.ts'
import { loadListing } from './listing-page.ts'
import { notFoundPage } from './message-page.ts'
import { inEdition, type PageRequest } from './page-request.ts'

/** '' for all, '2025', '2025-08' or '2025-08-18'. */
type Period = string

/** The archive, a year, a month or a day of it, with links to what lies above and below. */
export async function loadArchivePage(
  request: PageRequest,
  parts: Record<string, string | undefined>,
): Promise<Page | null> {
  const { db, frame } = request
  const period = [parts.year, parts.month, parts.day].filter(Boolean).join('-')
  if (!isPeriod(period)) return null
  const words = messagesFor(frame.edition).listing
  const naming = { frame, dates: datesFor(frame.edition, frame.timeZone) }
  const isDay = period.length === 10
  const below = isDay ? [] : await listArchive(db, { edition: frame.edition, within: period })
  const undated =
    period === '' ? await countListed(db, { edition: frame.edition, listing: recovered }) : 0
  const listing = listingOf(period)
  // A day without pieces is no page, but becomes one with its first piece.
  const page = await loadListing(request, {
    listing,
    title: nameOf(period, naming),
    label: period === '' ? '' : words.archive,
    above: periodsAbove(period).map((above) => itemOf(above, naming)),
    below: [
      ...below.map((found) => ({ ...itemOf(found.period, naming), count: found.count })),
      ...(undated > 0 ? [{ ...recoveredItem(frame), count: undated }] : []),
    ],
    elsewhere: await editionsWith(request, listing, pathOf(period)),
    tags: [
      ...(period === '' ? [listingTag(frame.edition, recovered)] : []),
      ...frame.editions.map(({ edition }) => listingTag(edition, listing)),
    ],
  })
  const isEmpty = page?.model.type === 'listing' && page.model.paging.total === 0
  if (page && (period === '' || !isEmpty)) return page
  return notFoundPage(frame, [listingTag(frame.edition, listing)])
}

/** In an edition without a piece of that time there is no such page. */
async function editionsWith({ db, frame }: PageRequest, listing: string, local: string) {
  if (frame.editions.length === 0) return []
  if (listing === latest) return frame.editions.map(({ edition }) => ({ edition, local }))
  const having = await listEditionsWith(db, listing)
  return having.map((edition) => ({ edition, local }))
}

type Naming = { frame: Frame; dates: Dates }

/** '2025-02-30' is none. */
function isPeriod(period: Period): boolean {
  if (period === '') return true
  const whole = `${period}-01-01`.slice(0, 10)
  const at = new Date(`${whole}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole)
}

function listingOf(period: Period): string {
  if (period === '') return latest
  if (period.length === 4) return year(period)
  return period.length === 7 ? month(period) : day(period)
}

function periodsAbove(period: Period): Period[] {
  return ['', period.slice(0, 4), period.slice(0, 7)].filter(
    (above) => above.length < period.length,
  )
}

function itemOf(period: Period, naming: Naming): NavItem {
  return { label: nameOf(period, naming), href: inEdition(naming.frame, pathOf(period)) }
}

function pathOf(period: Period): string {
  return `/archive${period && `/${period.replaceAll('-', '/')}`}`
}

function recoveredItem(frame: Frame): NavItem {
  const { recovered: label } = messagesFor(frame.edition).listing
  return { label, href: inEdition(frame, '/recovered') }
}

function nameOf(period: Period, { frame, dates }: Naming): string {
  if (period === '') return messagesFor(frame.edition).listing.archiveAll
  if (period.length === 4) return period
  return period.length === 7 ? dates.month(period) : dates.day(period)
}
