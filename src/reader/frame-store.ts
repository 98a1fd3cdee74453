import { listTerms } from '#articles/terms.ts'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { RATES_TAG } from '#rates/rates-tag.ts'
import { listTicker } from '#rates/ticker.ts'
import { editionPath } from '#site/edition-path.ts'
import { getSite, type Site } from '#site/site.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import { listPages } from '#site/static-pages.ts'
import { datesFor } from './dates.ts'
import { editionNames, messagesFor } from './messages/catalogue.ts'
import type { Frame, NavItem } from './page-models.ts'

/** What stands around every page, in each edition. */
export type Paper = { site: Site; frames: ReadonlyMap<Edition, Frame>; today: string }

export type FrameStore = {
  /** @throws Failure `not-initialised` before `chapar init` */
  load(): Promise<Paper>
  /** Forgets what is kept where one of these tags touches it. */
  drop(tags: readonly string[]): void
}

/** On every page: an event with one of these makes the frame old. */
export const frameTags: readonly string[] = [SITE_TAG, RATES_TAG]

/** Keeps the frames of all editions in memory until a tag or the next day makes them old. */
export function createFrameStore({
  db,
  siteUrl,
  now = () => new Date(),
}: {
  db: Db
  siteUrl: string
  now?: () => Date
}): FrameStore {
  let kept: Promise<Paper> | null = null
  const read = () => {
    const reading = readPaper(db, siteUrl, now())
    kept = reading
    // A paper that could not be read is asked for again, not remembered.
    reading.catch(() => {
      if (kept === reading) kept = null
    })
    return reading
  }
  return {
    async load() {
      const paper = await (kept ?? read())
      const today = dayIn(paper.site, now())
      return paper.today === today ? paper : read()
    },
    drop(tags) {
      if (tags.some((tag) => frameTags.includes(tag))) kept = null
    },
  }
}

async function readPaper(db: Db, siteUrl: string, at: Date): Promise<Paper> {
  const site = await getSite(db)
  const today = dayIn(site, at)
  const ticker = await listTicker(db, site.tickerPairs, today)
  const frames = new Map<Edition, Frame>()
  for (const { edition } of site.editions) {
    frames.set(edition, { ...(await frameOf(db, site, edition)), siteUrl, ticker, today })
  }
  return { site, frames, today }
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
    { label: words.archive, href: editionPath(site, edition, '/archive') },
    { label: words.corrections, href: editionPath(site, edition, '/corrections') },
    ...pages.map(({ title, slug }) => ({
      label: title,
      href: editionPath(site, edition, `/${slug}`),
    })),
  ]
}

function editionsOf(site: Site, current: Edition): NavItem[] {
  return site.editions.map(({ edition }) => ({
    label: editionNames[edition],
    href: editionPath(site, edition, '/'),
    current: edition === current,
  }))
}

function dayIn(site: Site, at: Date): string {
  return datesFor(site.defaultEdition, site.timeZone).dayOf(at)
}
