import { bodySchema } from '#contract/body.ts'
import { holds, type Target, tellsOf } from '#expunctions/passage.ts'
import { stringsIn } from '#expunctions/told.ts'
import type { Db } from '#platform/database.ts'
import { pageWithLinks } from './page-text.ts'
import { findSite } from './site.ts'
import { siteTexts } from './site-texts.ts'

/** Where words stand: versions of the standing pages, and texts such as `imprint.publisher`. */
export type FoundInPages = {
  pages: { slug: string; edition: string; version: number }[]
  site: string[]
}

/** Looks for the target in every version of every standing page, and in what the paper says of itself. */
export async function findInPages(db: Db, target: Target): Promise<FoundInPages> {
  const pages: FoundInPages['pages'] = []
  for (const { slug, edition, number, title, body } of await listVersions(db)) {
    const hrefs = stringsIn(body).filter((part) => /^(\/|https?:|mailto:)/.test(part))
    const isTold = [slug, ...hrefs].some((address) => tellsOf(address, target))
    if (!isTold && !holds(pageWithLinks({ title, body }), target)) continue
    pages.push({ slug, edition, version: number })
  }
  const site = await findSite(db)
  const texts = site ? siteTexts(site).filter(({ text }) => holds(text, target)) : []
  return { pages, site: texts.map(({ place }) => place) }
}

/** The words of all of them, one text each. */
export async function listPageTexts(db: Db): Promise<string[]> {
  const site = await findSite(db)
  const own = site ? siteTexts(site).map(({ text }) => text) : []
  return [...own, ...(await listVersions(db)).map(pageWithLinks)]
}

/** Versions of pages are few, and short beside an archive: they are read as a whole. */
async function listVersions(db: Db) {
  const rows = await db
    .selectFrom('page_versions as v')
    .innerJoin('pages as p', 'p.id', 'v.page_id')
    .select(['p.slug', 'v.edition', 'v.number', 'v.title', 'v.body'])
    .orderBy('p.slug')
    .orderBy('v.edition')
    .orderBy('v.number')
    .execute()
  return rows.map((row) => ({ ...row, body: bodySchema.parse(row.body) }))
}
