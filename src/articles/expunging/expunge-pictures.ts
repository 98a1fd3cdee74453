import { cut, holds, type Target } from '#expunctions/passage.ts'
import type { Tx } from '#platform/database.ts'

const columns = ['alt', 'caption', 'credit', 'licence', 'source', 'file_name'] as const

type PictureWords = { id: string } & Record<(typeof columns)[number], string>

/** Cuts the target from what the library says of pictures; returns how many said it. */
export async function expungePictures(tx: Tx, target: Target): Promise<number> {
  let changed = 0
  for (const { id, ...words } of await listPictureWords(tx)) {
    const telling = columns.filter((column) => holds(words[column], target))
    if (telling.length === 0) continue
    changed += 1
    const left = Object.fromEntries(telling.map((column) => [column, cut(words[column], target)]))
    await tx
      .updateTable('media')
      .set((row) => ({ ...left, version: row('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
  }
  return changed
}

/** Of all pictures: a few hundred bytes each. */
export function listPictureWords(tx: Tx): Promise<PictureWords[]> {
  return tx
    .selectFrom('media')
    .select(['id', ...columns])
    .orderBy('id')
    .execute()
}
