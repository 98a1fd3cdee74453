import type { Db } from '#platform/database.ts'

/** Somebody of the staff, as colleagues see them; null: a command or the system itself. */
export type Colleague = { id: string; name: string } | null

/** Working copies (`copy`) with their pieces (`a`), their addresses, and who began and saved them. */
export function deskRows(db: Db) {
  return db
    .selectFrom('working_copies as copy')
    .innerJoin('articles as a', 'a.id', 'copy.article_id')
    .leftJoin('accounts as beginner', 'beginner.id', 'a.begun_by')
    .leftJoin('accounts as updater', 'updater.id', 'copy.updated_by')
    .leftJoin('addresses as place', (join) =>
      join.onRef('place.article_id', '=', 'a.id').on('place.canonical', '=', true),
    )
    .select(['copy.article_id as articleId', 'a.edition', 'a.public_state', 'place.path'])
    .select(['copy.desk_state', 'copy.updated_at'])
    .select(['beginner.id as beginnerId', 'beginner.name as beginnerName'])
    .select(['updater.id as updaterId', 'updater.name as updaterName'])
}

export function colleague(id: string | null, name: string | null): Colleague {
  return id !== null && name !== null ? { id, name } : null
}
