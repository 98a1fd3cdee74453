import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'

/**
 * Where words about a piece stand beside its texts: notes of corrections and of the desk, the
 * reason of its withdrawal, where it came from. `articleId` is the column that names the piece.
 */
export const noteColumns = [
  { table: 'corrections', column: 'public_note', articleId: 'article_id' },
  { table: 'desk_notes', column: 'words', articleId: 'article_id' },
  { table: 'articles', column: 'public_reason', articleId: 'id' },
  { table: 'articles', column: 'recovered_from', articleId: 'id' },
] as const

/** `id` is that of the row, which is the piece or the correction. */
export type StoredNote = { from: (typeof noteColumns)[number]; id: string; words: string }

export async function listNotes(tx: Tx, articleIds: readonly string[]): Promise<StoredNote[]> {
  if (articleIds.length === 0) return []
  const notes: StoredNote[] = []
  for (const from of noteColumns) {
    const { rows } = await sql<{ id: string; words: string }>`
      select id, ${sql.ref(from.column)} as words from ${sql.table(from.table)}
      where ${sql.ref(from.articleId)} in (${sql.join(articleIds)})
        and ${sql.ref(from.column)} is not null`.execute(tx)
    notes.push(...rows.map((row) => ({ from, ...row })))
  }
  return notes
}

export async function storeNote(tx: Tx, { from, id, words }: StoredNote): Promise<void> {
  await sql`update ${sql.table(from.table)} set ${sql.ref(from.column)} = ${words}
    where id = ${id}`.execute(tx)
}
