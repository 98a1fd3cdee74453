import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'

/** That this save was stored, and as which version; null where nobody knows of it. */
export async function findReceipt(
  tx: Tx,
  articleId: string,
  saveId: string,
): Promise<{ version: number } | null> {
  const row = await tx
    .selectFrom('save_receipts')
    .select('version')
    .where('save_id', '=', saveId)
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return row ?? null
}

/** Those of the same piece that nobody will ask for any more go. */
export async function keepReceipt(
  tx: Tx,
  { articleId, saveId, version }: { articleId: string; saveId: string; version: number },
): Promise<void> {
  await tx
    .deleteFrom('save_receipts')
    .where('article_id', '=', articleId)
    .where('at', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
  await tx
    .insertInto('save_receipts')
    .values({ save_id: saveId, article_id: articleId, version })
    .execute()
}
