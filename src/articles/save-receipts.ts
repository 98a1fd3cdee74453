import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database.ts'

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

export async function keepReceipt(
  tx: Tx,
  { articleId, saveId, version }: { articleId: string; saveId: string; version: number },
): Promise<void> {
  await tx
    .insertInto('save_receipts')
    .values({ save_id: saveId, article_id: articleId, version })
    .execute()
}

/** Those of more than a day ago: no browser asks again for so long. */
export async function removeOldReceipts(db: Db): Promise<void> {
  await db
    .deleteFrom('save_receipts')
    .where('at', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
}
