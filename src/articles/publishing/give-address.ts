import type { Edition } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { editionPath } from '#site/edition-path.ts'
import type { Site } from '#site/site.ts'
import type { ArticleDay } from '../published-article.ts'

/** `/2025/08/18/slug`, or `/recovered/slug` where the day is not known; with the edition's prefix. */
export function wantedPath(
  site: Pick<Site, 'defaultEdition'>,
  piece: { edition: Edition; day: ArticleDay | null; slug: string },
): string {
  const { day, slug } = piece
  const isKnown = day !== null && day.from === day.to
  const folder = isKnown ? day.to.replaceAll('-', '/') : 'recovered'
  return editionPath(site, piece.edition, `/${folder}/${slug}`)
}

/**
 * Makes `wanted`, or where another has it `wanted-2`, `wanted-3` …, the piece's one canonical
 * address. Addresses that the piece had before lead there; none is ever given to another piece.
 */
export async function giveAddress(tx: Tx, articleId: string, wanted: string): Promise<string> {
  const path = await takePath(tx, articleId, wanted)
  const former = tx.updateTable('addresses').where('article_id', '=', articleId)
  await former
    .set({ canonical: false })
    .where('canonical', '=', true)
    .where('path', '<>', path)
    .execute()
  await tx.updateTable('addresses').set({ canonical: true }).where('path', '=', path).execute()
  return path
}

async function takePath(tx: Tx, articleId: string, wanted: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const path = attempt === 1 ? wanted : `${wanted}-${attempt}`
    // Waits for another transaction that is taking the same path, and then sees what it did.
    const taken = await tx
      .insertInto('addresses')
      .values({ id: newId(), path, article_id: articleId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('path')
      .executeTakeFirst()
    if (taken || (await isOwn(tx, articleId, path))) return path
  }
}

async function isOwn(tx: Tx, articleId: string, path: string): Promise<boolean> {
  const row = await tx
    .selectFrom('addresses')
    .select('article_id')
    .where('path', '=', path)
    .executeTakeFirst()
  return row?.article_id === articleId
}
