import { sql } from 'kysely'
import type { Byline } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Db, Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'

/** A public name, as its own page shows it. */
export type BylinePage = {
  id: string
  slug: string
  name: string
  about: string
  /** what readers are told of a pseudonym; '' of a name that is none */
  disclosure: string
}

/** The byline with this slug, made where there is none. What is there already stays as it is. */
export async function ensureByline(
  tx: Tx,
  { slug, name, about = '' }: { slug: string; name: string; about?: string },
): Promise<Byline> {
  await tx
    .insertInto('bylines')
    .values({ id: newId(), slug, name, about })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  return tx
    .selectFrom('bylines')
    .select(['id as bylineId', 'name', 'slug'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
}

export async function findByline(db: Db, slug: string): Promise<BylinePage | null> {
  const row = await db
    .selectFrom('bylines')
    .select(['id', 'slug', 'name', 'about', 'disclosure'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row ?? null
}

/** Bylines under which pieces stand in an edition, in the order of their slugs. */
export async function listBylinesIn(
  db: Db,
  { edition, limit }: { edition: Edition; limit: number },
): Promise<{ slug: string }[]> {
  return db
    .selectFrom('bylines')
    .select('slug')
    .where((e) =>
      e.exists(
        e
          .selectFrom('listing_counts as counted')
          .select('counted.id')
          .where('counted.edition', '=', edition)
          .where('counted.listing', '=', sql<string>`'byline:' || bylines.id`)
          .where('counted.pieces', '>', 0),
      ),
    )
    .orderBy('slug')
    .limit(limit)
    .execute()
}
