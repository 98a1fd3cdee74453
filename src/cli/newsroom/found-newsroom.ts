import { isDeepStrictEqual } from 'node:util'
import { ensureTerm } from '#articles/terms.ts'
import type { TermAxis } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import { keepBlockIds } from '#intake/keep-block-ids.ts'
import { type Db, type Tx, transact } from '#platform/database.ts'
import { lastEventSeq } from '#platform/events.ts'
import { Failure } from '#platform/failure.ts'
import { initSite, lockFounding } from '#site/init-site.ts'
import { inEdition, type Newsroom, type PerEdition } from '#site/newsroom.ts'
import { findSite, getSite, type Site } from '#site/site.ts'
import { findPage, type StaticPageText, savePage } from '#site/static-pages.ts'
import { operator } from '#staff/audit-log.ts'
import { countryNames } from './country-names.ts'
import type { GivenPage } from './newsroom-files.ts'
import { standardPages } from './standard-pages.ts'

export type Founding = {
  newsroom: Newsroom
  pages: readonly GivenPage[]
}

/**
 * What `chapar init` does, in one transaction: the paper, its pages, its sections, topics and
 * countries. The same answers again change nothing; a page that the newsroom has rewritten is
 * left as it is unless it is given anew.
 *
 * @throws Failure `edition-unknown`, and as initSite does
 */
export function foundNewsroom(
  db: Db,
  { newsroom, pages }: Founding,
): Promise<'founded' | 'changed' | 'unchanged'> {
  return transact(db, async (tx) => {
    await lockFounding(tx)
    const before = await findSite(tx)
    const eventsBefore = await lastEventSeq(tx)
    await initSite(tx, { actor: operator, input: newsroom })
    const after = await getSite(tx)
    const given = pages.map((page) => ({ ...page, edition: page.edition ?? after.defaultEdition }))
    await saveStandardPages(tx, { before, after, given })
    await saveGivenPages(tx, after, given)
    // The terms' events come last, since they take the lock of events without that of the audit log.
    await ensureTerms(tx, newsroom)
    if (!before) return 'founded'
    return (await lastEventSeq(tx)) === eventsBefore ? 'unchanged' : 'changed'
  })
}

type OwnPage = StaticPageText & { edition: Edition }

async function saveStandardPages(
  tx: Tx,
  { before, after, given }: { before: Site | null; after: Site; given: readonly OwnPage[] },
): Promise<void> {
  const { defaultEdition } = after
  const others = after.editions.map((of) => of.edition).filter((of) => of !== defaultEdition)
  // Of what the newsroom says in its own words no other edition says the usual ones.
  const own = new Set(given.map((page) => page.slug))
  for (const edition of [defaultEdition, ...others]) {
    const former = (before && standardPages(before, edition)) ?? []
    for (const page of standardPages(after, edition) ?? []) {
      const { slug } = page
      if (own.has(slug)) continue
      const found = await findPage(tx, { slug, edition })
      const saved = found?.edition === edition ? found : null
      const isOf = (old: StaticPageText) =>
        old.slug === slug && isDeepStrictEqual(old.body, saved?.body)
      if (!saved || [...former, page].some(isOf)) {
        await savePage(tx, { actor: operator, edition, ...page })
      } else own.add(slug)
    }
  }
}

async function saveGivenPages(tx: Tx, { editions }: Site, pages: readonly OwnPage[]) {
  for (const { slug, edition, title, body } of pages) {
    if (!editions.some((open) => open.edition === edition)) {
      const sentence = `The page ${slug} is given in the edition ${edition}, which this newsroom does not have.`
      throw new Failure('edition-unknown', sentence)
    }
    const saved = await findPage(tx, { slug, edition })
    const kept = keepBlockIds(saved?.edition === edition ? saved.body : [], body)
    await savePage(tx, { actor: operator, edition, slug, title, body: kept })
  }
}

async function ensureTerms(tx: Tx, newsroom: Newsroom): Promise<void> {
  const { editions, defaultEdition, sections, topics } = newsroom
  const ensure = async (
    axis: TermAxis,
    terms: { code: string; slug: string; name: PerEdition }[],
  ) => {
    for (const [position, { code, slug, name }] of terms.entries()) {
      const nameIn = (edition: Edition) => inEdition(name, edition, defaultEdition)
      const names = editions.map((edition) => ({ edition, name: nameIn(edition), slug }))
      await ensureTerm(tx, { axis, code, position, names })
    }
  }
  await ensure(
    'section',
    sections.map((section) => ({ ...section, code: section.slug })),
  )
  await ensure(
    'topic',
    topics.map((topic) => ({ ...topic, code: topic.slug })),
  )
  await ensure('country', countryNames(editions))
}
