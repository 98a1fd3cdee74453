import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { bodySchema } from '#contract/body.ts'
import { expungeText } from '#expunctions/expunge-text.ts'
import { cut, hasSlug, holds, type Target } from '#expunctions/passage.ts'
import type { Tx } from '#platform/database.ts'
import { lockFounding } from './init-site.ts'
import { isUsualPage } from './own-paths.ts'
import { asArticleText } from './page-text.ts'
import { findSite } from './site.ts'
import { SITE_TAG, staticPageTag } from './site-tag.ts'
import { siteTexts } from './site-texts.ts'

/** `pages`: versions of standing pages, and addresses of such pages; `site`: see site-texts.ts. */
export type ExpungedPages = { pages: number; site: number; tags: string[] }

/** Keeps everybody from saving a page, or changing whose paper it is, until the commit. */
export async function lockPages(tx: Tx): Promise<void> {
  await lockFounding(tx)
  await sql`lock table pages, page_versions in share row exclusive mode`.execute(tx)
}

/**
 * Cuts the target from every version of every standing page in all editions, from their addresses,
 * and from what the paper says of itself. The caller has locked the pages, may change printed matter
 * (articles/expunging/expunging.ts), and files the act, with an event that has the `tags`.
 */
export async function expungePages(tx: Tx, target: Target): Promise<ExpungedPages> {
  const tags = new Set<string>()
  const addresses = await forgetSlugs(tx, target)
  const versions = await expungeVersions(tx, target, tags)
  const site = await expungeSite(tx, target)
  if (addresses > 0 || site > 0) tags.add(SITE_TAG)
  return { pages: addresses + versions, site, tags: [...tags] }
}

async function expungeVersions(tx: Tx, target: Target, tags: Set<string>): Promise<number> {
  const rows = await tx
    .selectFrom('page_versions as v')
    .innerJoin('pages as p', 'p.id', 'v.page_id')
    .select(['p.slug', 'v.page_id', 'v.edition', 'v.number', 'v.title', 'v.body'])
    .execute()
  let changed = 0
  for (const { slug, page_id, edition, number, title, ...row } of rows) {
    const before = asArticleText({ title, body: bodySchema.parse(row.body) })
    const { text } = expungeText(before, target)
    if (isDeepStrictEqual(text, before)) continue
    changed += 1
    await tx
      .updateTable('page_versions')
      .set({ title: text.headline, body: JSON.stringify(text.body) })
      .where('page_id', '=', page_id)
      .where('edition', '=', edition)
      .where('number', '=', number)
      .execute()
    tags.add(staticPageTag(slug))
    // A title stands in the footer of every page.
    if (text.headline !== title) tags.add(SITE_TAG)
  }
  return changed
}

/** The old address answers 404 from then on. A usual word such as "contact" tells of nobody. */
async function forgetSlugs(tx: Tx, target: Target): Promise<number> {
  const { slug: telling } = target
  if (!telling) return 0
  const pages = await tx.selectFrom('pages').select(['id', 'slug']).execute()
  const taken = new Set(pages.map(({ slug }) => slug))
  let changed = 0
  for (const { id, slug } of pages) {
    if (isUsualPage(slug) || !hasSlug(slug, target)) continue
    changed += 1
    const renamed = freeSlug(slug.replace(telling, 'expunged'), taken)
    taken.add(renamed)
    await tx.updateTable('pages').set({ slug: renamed }).where('id', '=', id).execute()
    const [tag, newTag] = [staticPageTag(slug), staticPageTag(renamed)]
    await sql`update events set tags = array_replace(tags, ${tag}, ${newTag})
      where ${tag} = any (tags)`.execute(tx)
  }
  return changed
}

function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  for (let attempt = 1; ; attempt += 1) {
    const slug = attempt === 1 ? wanted : `${wanted}-${attempt}`
    if (!taken.has(slug)) return slug
  }
}

async function expungeSite(tx: Tx, target: Target): Promise<number> {
  const site = await findSite(tx)
  const held = site ? siteTexts(site).filter(({ text }) => holds(text, target)).length : 0
  if (!site || held === 0) return 0
  for (const { edition, name, tagline } of site.editions) {
    await tx
      .updateTable('site_editions')
      .set({ name: cut(name, target), tagline: cut(tagline, target) })
      .where('edition', '=', edition)
      .execute()
  }
  await tx
    .updateTable('site')
    .set({
      imprint: JSON.stringify(cutFields(site.imprint, target)),
      contact: JSON.stringify(cutFields(site.contact, target)),
      updated_at: new Date(),
    })
    .execute()
  return held
}

function cutFields(fields: Record<string, string>, target: Target): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, text]) => [field, cut(text, target)]),
  )
}
