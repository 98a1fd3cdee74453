import { sql } from 'kysely'
import { hasSlug, type Target } from '#expunctions/passage.ts'
import type { Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { addressTag } from '../tags.ts'

/**
 * Takes the target out of the last part of the pieces' addresses; returns how many held it. The
 * old address answers 404 from then on, as do redirects whose own address told of the target.
 */
export async function forgetAddresses(
  tx: Tx,
  articleIds: readonly string[],
  target: Target,
): Promise<number> {
  if (!target.slug) return 0
  const copies = await forgetSlugs(tx, articleIds, target.slug)
  const addresses = await tx
    .selectFrom('addresses')
    .select(['path', 'article_id', 'canonical'])
    .where((row) => {
      const own = row
        .selectFrom('addresses as own')
        .select('own.path')
        .where('own.article_id', 'in', articleIds)
      return row.or([row('article_id', 'in', articleIds), row('redirect_to', 'in', own)])
    })
    .execute()
  const telling = addresses.filter(({ path }) => hasSlug(lastPart(path), target))
  for (const { path, article_id, canonical } of telling) {
    await tx.deleteFrom('addresses').where('path', '=', path).execute()
    const wanted = withoutSlug(path, target.slug)
    const renamed = article_id ? await takePath(tx, wanted, { article_id, canonical }) : wanted
    await tx
      .updateTable('addresses')
      .set({ redirect_to: renamed })
      .where('redirect_to', '=', path)
      .execute()
    await forgetInEvents(tx, path, renamed)
  }
  return copies + telling.length
}

async function forgetSlugs(tx: Tx, articleIds: readonly string[], slug: RegExp): Promise<number> {
  const copies = await tx
    .selectFrom('working_copies')
    .select(['article_id', 'slug', 'version'])
    .where('article_id', 'in', articleIds)
    .execute()
  const telling = copies.filter((copy) => copy.slug.search(slug) !== -1)
  for (const copy of telling) {
    await tx
      .updateTable('working_copies')
      .set({ slug: copy.slug.replace(slug, 'expunged'), version: copy.version + 1 })
      .where('article_id', '=', copy.article_id)
      .execute()
  }
  return telling.length
}

async function takePath(
  tx: Tx,
  wanted: string,
  row: { article_id: string; canonical: boolean },
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const path = attempt === 1 ? wanted : `${wanted}-${attempt}`
    const taken = await tx
      .insertInto('addresses')
      .values({ id: newId(), path, ...row })
      .onConflict((conflict) => conflict.column('path').doNothing())
      .returning('path')
      .executeTakeFirst()
    if (taken) return path
  }
}

async function forgetInEvents(tx: Tx, path: string, renamed: string): Promise<void> {
  const [tag, newTag] = [addressTag(path), addressTag(renamed)]
  await sql`update events set tags = array_replace(tags, ${tag}, ${newTag})
    where ${tag} = any (tags)`.execute(tx)
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function withoutSlug(path: string, slug: RegExp): string {
  const last = lastPart(path)
  return path.slice(0, path.length - last.length) + last.replace(slug, 'expunged')
}
