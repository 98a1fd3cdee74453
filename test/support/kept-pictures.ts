import type { PictureUse } from '#contract/body.ts'
import { keepPicture } from '#media/keep-picture.ts'
import type { Media } from '#media/media.ts'
import { type Db, transact } from '#platform/database.ts'
import { aPhotograph } from './picture-files.ts'

let count = 0

/** A picture of the library, unlike all others of this test file; returns its id. */
export async function aKeptPicture(
  db: Db,
  { imaging, originals }: Media,
  {
    by = null,
    bytes,
    fileName = '',
  }: { by?: string | null; bytes?: Buffer; fileName?: string } = {},
): Promise<string> {
  count += 1
  const colour = `#${(0x204060 + count).toString(16)}`
  const taken = await imaging.take(bytes ?? (await aPhotograph('png', { colour })))
  const { mediaId } = await transact(db, (tx) =>
    keepPicture(tx, originals, { actor: { accountId: by }, taken, fileName }),
  )
  return mediaId
}

export function aPictureUse(mediaId: string, other: Partial<PictureUse> = {}): PictureUse {
  const use = { alt: 'A bridge over a river', caption: '', credit: '', licence: '', source: '' }
  return { mediaId, ...use, ...other }
}
