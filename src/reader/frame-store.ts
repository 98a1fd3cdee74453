import { dayAfter, dayStart } from '#articles/newsroom-day.ts'
import { listTerms } from '#articles/terms.ts'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { isDatabaseAway } from '#platform/database-fault.ts'
import type { RateStore } from '#rates/rate-store.ts'
import { RATES_TAG } from '#rates/rates-tag.ts'
import { listTicker, tickerCurrencies } from '#rates/ticker.ts'
import { editionPath } from '#site/edition-path.ts'
import { getSite, type Site } from '#site/site.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import { listPages } from '#site/static-pages.ts'
import { editionNames, messagesFor } from './messages/catalogue.ts'
import type { Frame, NavItem } from './page-models.ts'
import { lineInWords } from './rates/source-in-words.ts'
import { datesFor } from './wording/dates.ts'

/** What stands around every page, in each edition. */
export type Paper = {
  site: Site
  frames: ReadonlyMap<Edition, Frame>
  /** the newsroom's day */
  today: string
  /** when time alone makes all pages old: at its end, or when the next fixing is due before that */
  until: Date
}

export type FrameStore = {
  /** @throws Failure `not-initialised` before `chapar init` */
  load(): Promise<Paper>
  /** Forgets what is kept where one of these tags touches it. */
  drop(tags: readonly string[]): void
}

/** On every page: an event with one of these makes the frame old. */
export const frameTags: readonly string[] = [SITE_TAG, RATES_TAG]

/** While events are not heard, frames are read anew after so long. */
const BLIND_MS = 100

/**
 * Keeps the frames of all editions in memory until a tag or their moment makes them old. `isHeard`
 * tells whether events are heard at present.
 */
export function createFrameStore({
  db,
  rates,
  siteUrl,
  now = () => new Date(),
  isHeard = () => true,
}: {
  db: Db
  rates: RateStore
  /** asked when a page is made: of a port that was chosen by the machine it is known late */
  siteUrl: () => string
  now?: () => Date
  isHeard?: () => boolean
}): FrameStore {
  let kept: Promise<Paper> | null = null
  let keptSince = 0
  let last: Paper | null = null
  const read = () => {
    keptSince = now().getTime()
    const reading = readPaper(db, { rates, siteUrl: siteUrl(), at: now() })
    kept = reading
    // A paper that could not be read is asked for again, not remembered.
    reading.catch(() => {
      if (kept === reading) kept = null
    })
    return reading
  }
  const newest = async () => {
    if (!isHeard() && now().getTime() - keptSince > BLIND_MS) kept = null
    const paper = await (kept ?? read())
    return now() < paper.until ? paper : read()
  }
  return {
    async load() {
      try {
        last = await newest()
      } catch (error) {
        // As for pages: what was right a moment ago is better than none.
        if (!last || isHeard() || !isDatabaseAway(error)) throw error
      }
      return last
    },
    drop(tags) {
      if (tags.some((tag) => frameTags.includes(tag))) kept = null
    },
  }
}

async function readPaper(
  db: Db,
  { rates, siteUrl, at }: { rates: RateStore; siteUrl: string; at: Date },
): Promise<Paper> {
  const site = await getSite(db)
  const today = dayIn(site, at)
  const table = await rates.loadRecent(tickerCurrencies(site.tickerPairs))
  const { lines: ticker, changesAt } = listTicker(table, site.tickerPairs, { today, now: at })
  const midnight = dayStart(site.timeZone, dayAfter(today))
  const frames = new Map<Edition, Frame>()
  for (const { edition } of site.editions) {
    const messages = messagesFor(edition)
    const ownTicker = ticker.map((line) => lineInWords(line, messages))
    const frame = await frameOf(db, site, edition)
    frames.set(edition, { ...frame, siteUrl, ticker: ownTicker, today })
  }
  return { site, frames, today, until: changesAt && changesAt < midnight ? changesAt : midnight }
}

async function frameOf(
  db: Db,
  site: Site,
  edition: Edition,
): Promise<Omit<Frame, 'siteUrl' | 'ticker' | 'today'>> {
  const own = site.editions.find((of) => of.edition === edition)
  const terms = async (axis: 'section' | 'country') =>
    (await listTerms(db, { axis, edition })).map(({ name, slug }) => ({
      label: name,
      href: editionPath(site, edition, `/${axis}/${slug}`),
    }))
  return {
    edition,
    siteName: own?.name ?? '',
    tagline: own?.tagline ?? '',
    timeZone: site.timeZone,
    isSample: site.isSample,
    homePath: editionPath(site, edition, '/'),
    sections: await terms('section'),
    countries: await terms('country'),
    footer: await footerOf(db, site, edition),
    editions: site.editions.length > 1 ? editionsOf(site, edition) : [],
  }
}

async function footerOf(db: Db, site: Site, edition: Edition): Promise<NavItem[]> {
  const words = messagesFor(edition).nav
  const pages = await listPages(db, edition)
  return [
    { label: words.search, href: editionPath(site, edition, '/search') },
    { label: words.archive, href: editionPath(site, edition, '/archive') },
    { label: words.rates, href: editionPath(site, edition, '/rates') },
    { label: words.corrections, href: editionPath(site, edition, '/corrections') },
    ...pages.map(({ title, slug, edition: lang }) => ({
      label: title,
      href: editionPath(site, edition, `/${slug}`),
      ...(lang !== edition && { lang }),
    })),
  ]
}

function editionsOf(site: Site, current: Edition): Frame['editions'] {
  return site.editions.map(({ edition }) => ({
    edition,
    label: editionNames[edition],
    href: editionPath(site, edition, '/'),
    current: edition === current,
  }))
}

function dayIn(site: Site, at: Date): string {
  return datesFor(site.defaultEdition, site.timeZone).dayOf(at)
}
