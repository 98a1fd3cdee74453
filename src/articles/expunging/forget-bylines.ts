import { sql } from 'kysely'
import { editionSchema } from '#contract/edition.ts'
import { cut, hasSlug, holds, type Target } from '#expunctions/passage.ts'
import type { Db, Tx } from '#platform/database.ts'
import type { BylinePage } from '../bylines.ts'
import { byline } from '../listing-keys.ts'
import { bylineTag, listingTag } from '../tags.ts'
import type { LockedWork } from './lock-work.ts'

/**
 * Removes the bylines whose name or slug tells of the target, with their pages, and cuts it from
 * what is said about the others. One under which another work is public stays until that one is
 * expunged too: find-passage.ts tells of it. Returns how many changed, and the tags of their pages.
 */
export async function forgetBylines(
  tx: Tx,
  work: LockedWork,
  target: Target,
): Promise<{ changed: number; tags: string[] }> {
  const tags: string[] = []
  let changed = 0
  for (const one of await listTellingBylines(tx, target)) {
    const isNamed = names(one, target)
    if (isNamed && (await isPublicElsewhere(tx, one.id, work))) continue
    if (isNamed) await removeByline(tx, one.id)
    else await cutAbout(tx, one, target)
    changed += 1
    tags.push(bylineTag(one.id), ...(await listPageTags(tx, one.id)))
  }
  return { changed, tags }
}

/** Whose author page tells of the target, in the name, the address or what is said about them. */
export async function listTellingBylines(db: Db, target: Target): Promise<BylinePage[]> {
  const rows = await db
    .selectFrom('bylines')
    .select(['id', 'slug', 'name', 'about', 'disclosure'])
    .orderBy('slug')
    .execute()
  return rows.filter((row) => {
    return names(row, target) || holds(row.about, target) || holds(row.disclosure, target)
  })
}

function names({ name, slug }: BylinePage, target: Target): boolean {
  return holds(name, target) || hasSlug(slug, target)
}

async function isPublicElsewhere(tx: Tx, id: string, work: LockedWork): Promise<boolean> {
  const row = await tx
    .selectFrom('articles as a')
    .innerJoin('revisions as r', 'r.id', 'a.public_revision_id')
    .select('a.id')
    .where('a.public_state', '=', 'published')
    .where(sql<boolean>`r.bylines_as_printed @> ${JSON.stringify([{ bylineId: id }])}::jsonb`)
    .$if(work.length > 0, (q) =>
      q.where(
        'a.id',
        'not in',
        work.map((article) => article.id),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function removeByline(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('listings').where('listing', '=', byline(id)).execute()
  await tx.deleteFrom('byline_accounts').where('byline_id', '=', id).execute()
  await tx.deleteFrom('bylines').where('id', '=', id).execute()
}

async function cutAbout(tx: Tx, byline: BylinePage, target: Target): Promise<void> {
  const { id, about, disclosure } = byline
  await tx
    .updateTable('bylines')
    .set({ about: cut(about, target), disclosure: cut(disclosure, target) })
    .where('id', '=', id)
    .execute()
}

async function listPageTags(tx: Tx, id: string): Promise<string[]> {
  const editions = await tx.selectFrom('site_editions').select('edition').execute()
  return editions.map(({ edition }) => listingTag(editionSchema.parse(edition), byline(id)))
}
