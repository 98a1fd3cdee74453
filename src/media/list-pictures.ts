import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { fromLibraryRow, type LibraryPicture, libraryRows } from './library-picture.ts'

export type PictureFilter = {
  /** each of them stands in alt text, caption, credit, source or file name, in whatever case */
  words?: string | undefined
  /** no piece shows it, in its working copy or in anything printed */
  isUnused?: boolean | undefined
  /** the id of the account that brought it */
  createdBy?: string | undefined
}

/** Pictures that the filter lets through, newest first; `next` is the id that a page goes on after. */
export async function listPictures(
  db: Db,
  { filter, after, limit }: { filter: PictureFilter; after: string | null; limit: number },
): Promise<{ pictures: LibraryPicture[]; next: string | null }> {
  // Ids made later sort later.
  let query = libraryRows(db)
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
  for (const condition of conditions(filter)) query = query.where(condition)
  if (after !== null) query = query.where('m.id', '<', after)
  const rows = await query.execute()
  const pictures = rows.slice(0, limit).map(fromLibraryRow)
  const next = rows.length > limit ? (pictures.at(-1)?.picture.id ?? null) : null
  return { pictures, next }
}

function conditions({ words = '', isUnused, createdBy }: PictureFilter) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return [
    ...wanted.map((word) => sql<boolean>`strpos(lower(${SAID}), ${word}) > 0`),
    ...(isUnused
      ? [sql<boolean>`not exists (select from picture_uses u where u.media_id = m.id)`]
      : []),
    ...(createdBy === undefined ? [] : [sql<boolean>`m.created_by = ${createdBy}::uuid`]),
  ]
}

const SAID = sql`concat_ws(' ', m.alt, m.caption, m.credit, m.licence, m.source, m.file_name)`
