import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'

/**
 * Where words about a piece stand beside its texts: notes of corrections, written and to be, and of
 * the desk, the reason of its withdrawal or of an override, where it came from. `articleId` is the
 * column that names the piece, `key` the one that names the row.
 */
export const noteColumns = [
  { table: 'corrections', column: 'public_note', articleId: 'article_id', key: 'id' },
  { table: 'desk_notes', column: 'words', articleId: 'article_id', key: 'id' },
  { table: 'overrides', column: 'reason', articleId: 'article_id', key: 'id' },
  {
    table: 'working_copies',
    column: 'correction_note',
    articleId: 'article_id',
    key: 'article_id',
  },
  { table: 'articles', column: 'public_reason', articleId: 'id', key: 'id' },
  { table: 'articles', column: 'recovered_from', articleId: 'id', key: 'id' },
] as const

/** `id` is that of the row, by its key. */
export type StoredNote = { from: (typeof noteColumns)[number]; id: string; words: string }

export async function listNotes(tx: Tx, articleIds: readonly string[]): Promise<StoredNote[]> {
  if (articleIds.length === 0) return []
  const notes: StoredNote[] = []
  for (const from of noteColumns) {
    const { rows } = await sql<{ id: string; words: string }>`
      select ${sql.ref(from.key)} as id, ${sql.ref(from.column)} as words from ${sql.table(from.table)}
      where ${sql.ref(from.articleId)} in (${sql.join(articleIds)})
        and ${sql.ref(from.column)} is not null`.execute(tx)
    notes.push(...rows.map((row) => ({ from, ...row })))
  }
  return notes
}

export async function storeNote(tx: Tx, { from, id, words }: StoredNote): Promise<void> {
  await sql`update ${sql.table(from.table)} set ${sql.ref(from.column)} = ${words}
    where ${sql.ref(from.key)} = ${id}`.execute(tx)
}
