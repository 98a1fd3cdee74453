import type { ArticleText } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { textColumns, textDigest, textFromRow, textToRow } from '../reading/article-text.ts'

/** A text of a piece as it lies in the database. `id` is that of the revision, or of the article. */
export type StoredText = {
  from: 'revisions' | 'working_copies'
  id: string
  articleId: string
  text: ArticleText
}

export async function listTexts(tx: Tx, articleIds: readonly string[]): Promise<StoredText[]> {
  if (articleIds.length === 0) return []
  const revisions = await tx
    .selectFrom('revisions')
    .select(['id', 'article_id as articleId', 'bylines_as_printed as bylines', ...textColumns])
    .where('article_id', 'in', articleIds)
    .orderBy('article_id')
    .orderBy('number')
    .execute()
  const copies = await tx
    .selectFrom('working_copies')
    .select(['article_id as id', 'article_id as articleId', 'bylines', ...textColumns])
    .where('article_id', 'in', articleIds)
    .orderBy('article_id')
    .execute()
  return [
    ...revisions.map((row) => ({ from: 'revisions' as const, ...read(row) })),
    ...copies.map((row) => ({ from: 'working_copies' as const, ...read(row) })),
  ]
}

/** A working copy gets a new version: an editor who has the old words open cannot save over it. */
export async function storeText(tx: Tx, { from, id, text }: StoredText): Promise<void> {
  const { bylines, ...columns } = textToRow(text)
  if (from === 'revisions') {
    await tx
      .updateTable('revisions')
      .set({ ...columns, bylines_as_printed: bylines, digest: textDigest(text) })
      .where('id', '=', id)
      .execute()
    return
  }
  await tx
    .updateTable('working_copies')
    .set((row) => ({ ...columns, bylines, version: row('version', '+', 1) }))
    .where('article_id', '=', id)
    .execute()
}

function read(row: { id: string; articleId: string } & Parameters<typeof textFromRow>[0]) {
  return { id: row.id, articleId: row.articleId, text: textFromRow(row) }
}
