import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { BODY_SCHEMA, type Body, bodySchema } from '#contract/body.ts'
import { type Edition, editionSchema } from '#contract/edition.ts'
import { line, slugSchema } from '#contract/text.ts'
import { refuseExpunged } from '#expunctions/refuse-expunged.ts'
import type { Db, Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { pageWithLinks } from './page-text.ts'
import { SITE_TAG, staticPageTag } from './site-tag.ts'

/** About, contact, imprint and the like, in one edition. */
export const staticPageSchema = z.object({ slug: slugSchema, title: line(200), body: bodySchema })
export type StaticPageText = z.infer<typeof staticPageSchema>

export type StaticPage = {
  title: string
  body: Body
  /** the edition whose text this is: the one asked for, or the default one */
  edition: Edition
  /** counted from 1 in each edition; `at` is when it was saved */
  version: { number: number; at: Date }
}

/**
 * Saves a page as a new version and returns its number; the versions before it are kept.
 * The text that is there already makes no new version.
 *
 * @throws Failure `words-expunged`
 */
export async function savePage(
  tx: Tx,
  page: StaticPageText & { actor: Actor; edition: Edition },
): Promise<number> {
  const { slug, edition, title, body, actor } = page
  const pageId = await ensurePage(tx, slug)
  const last = await findVersion(tx, slug, edition)
  if (last?.title === title && isDeepStrictEqual(last.body, body)) return last.version.number
  // Not before the page is there: to write it waits for an expunction that is under way.
  const findShown = async () => (last ? pageWithLinks(last) : '')
  await refuseExpunged(tx, { texts: [pageWithLinks(page)], findShown })
  const number = (last?.version.number ?? 0) + 1
  await tx
    .insertInto('page_versions')
    .values({
      page_id: pageId,
      edition,
      number,
      title,
      body: JSON.stringify(body),
      body_schema: BODY_SCHEMA,
      created_by: actor.accountId,
    })
    .execute()
  await recordAct(tx, {
    actor,
    act: 'static-page.saved',
    subject: pageId,
    detail: { slug, edition, number },
  })
  // A new title stands in the footer of every page.
  const tags = last?.title === title ? [staticPageTag(slug)] : [staticPageTag(slug), SITE_TAG]
  await appendEvent(tx, { name: 'static-page.saved', subject: pageId, tags })
  return number
}

/**
 * The page as it stands. An edition without its own text shows the default edition's, since an
 * imprint must be found from everywhere. Null where there is no such page.
 */
export async function findPage(
  db: Db,
  { slug, edition }: { slug: string; edition: Edition },
): Promise<StaticPage | null> {
  const own = await findVersion(db, slug, edition)
  if (own) return own
  const defaultEdition = await findDefaultEdition(db)
  if (!defaultEdition || defaultEdition === edition) return null
  return findVersion(db, slug, defaultEdition)
}

/**
 * The pages that an edition shows, in their order, with the titles and editions that `findPage`
 * gives.
 */
export async function listPages(
  db: Db,
  edition: Edition,
): Promise<{ slug: string; title: string; edition: Edition }[]> {
  const pages = await db
    .selectFrom('pages')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('page_versions as v')
          .innerJoin('site', (join) => join.onTrue())
          .select(['v.title', 'v.edition'])
          .whereRef('v.page_id', '=', 'pages.id')
          .where((e) =>
            e('v.edition', 'in', [e.val<string>(edition), e.ref('site.default_edition')]),
          )
          .orderBy((e) => e('v.edition', '=', edition), 'desc')
          .orderBy('v.number', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select(['pages.slug', 'newest.title', 'newest.edition'])
    .orderBy('pages.position')
    .execute()
  return pages.map((page) => ({ ...page, edition: editionSchema.parse(page.edition) }))
}

async function findVersion(db: Db, slug: string, edition: Edition): Promise<StaticPage | null> {
  const row = await db
    .selectFrom('page_versions')
    .innerJoin('pages', 'pages.id', 'page_versions.page_id')
    .select(['title', 'body', 'number', 'created_at'])
    .where('slug', '=', slug)
    .where('edition', '=', edition)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    title: row.title,
    body: bodySchema.parse(row.body),
    edition,
    version: { number: row.number, at: row.created_at },
  }
}

async function findDefaultEdition(db: Db): Promise<Edition | null> {
  const row = await db.selectFrom('site').select('default_edition').executeTakeFirst()
  return row ? editionSchema.parse(row.default_edition) : null
}

async function ensurePage(tx: Tx, slug: string): Promise<string> {
  const last = await tx
    .selectFrom('pages')
    .select((e) => e.fn.max('position').as('position'))
    .executeTakeFirst()
  await tx
    .insertInto('pages')
    .values({ id: newId(), slug, position: (last?.position ?? -1) + 1 })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  const page = await tx
    .selectFrom('pages')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return page.id
}
