import type { Db } from '#platform/database.ts'
import { textColumns, textDigest, textFromRow } from './reading/article-text.ts'

/** Whole texts are long: so many of them are in memory at once. */
const BATCH = 200

/** The first revision whose text is not that of its digest, as it was printed; null where all are. */
export async function findChangedRevision(
  db: Db,
): Promise<{ articleId: string; number: number } | null> {
  for (let after: string | null = null; ; ) {
    const rows = await db
      .selectFrom('revisions')
      .select(['id', 'article_id as articleId', 'number', 'digest'])
      .select(['bylines_as_printed as bylines', ...textColumns])
      .$if(after !== null, (q) => q.where('id', '>', after))
      .orderBy('id')
      .limit(BATCH)
      .execute()
    const changed = rows.find((row) => !isAsPrinted(row))
    if (changed) return { articleId: changed.articleId, number: changed.number }
    after = rows.at(-1)?.id ?? null
    if (after === null) return null
  }
}

function isAsPrinted(row: { digest: string } & Parameters<typeof textFromRow>[0]): boolean {
  try {
    return textDigest(textFromRow(row)) === row.digest
  } catch {
    return false // it is no text of a piece at all
  }
}
