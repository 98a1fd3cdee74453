import { sql } from 'kysely'
import { z } from 'zod'
import { type Rights, rightsSchema } from '#contract/article.ts'
import type { Db } from '#platform/database.ts'
import { type Picture, pictureSchema } from './picture.ts'

/** What stands beside a picture in the library, offered wherever it is used. */
export type PictureWords = {
  alt: string
  caption: string
  credit: string
  licence: string
  source: string
}

/** A picture as the desk sees it. */
export type LibraryPicture = PictureWords & {
  picture: Picture
  mediaType: string
  bytes: number
  rights: Rights
  /** as it came; '' where nobody said */
  fileName: string
  version: number
  createdAt: Date
  /** null: a command or the system itself */
  createdBy: { id: string; name: string } | null
  /** so many pieces show it, in their working copy or in anything printed */
  uses: number
  /** whether anything that was ever printed shows it */
  isPrinted: boolean
}

const rowSchema = z
  .object({
    ...{ alt: z.string(), caption: z.string(), credit: z.string(), licence: z.string() },
    ...{ source: z.string(), fileName: z.string(), mediaType: z.string() },
    bytes: z.coerce.number(),
    rights: rightsSchema,
    version: z.number(),
    createdAt: z.date(),
    makerId: z.string().nullable(),
    makerName: z.string().nullable(),
    uses: z.coerce.number(),
    isPrinted: z.boolean(),
  })
  .transform(({ makerId, makerName, ...rest }) => ({
    ...rest,
    createdBy: makerId !== null && makerName !== null ? { id: makerId, name: makerName } : null,
  }))

/** Pictures (`m`) with who brought them and how often they are used. */
export function libraryRows(db: Db) {
  return db
    .selectFrom('media as m')
    .leftJoin('accounts as maker', 'maker.id', 'm.created_by')
    .select(['m.id', 'm.name', 'm.width', 'm.height', 'm.colour', 'm.framing'])
    .select(['m.alt', 'm.caption', 'm.credit', 'm.licence', 'm.source', 'm.rights', 'm.version'])
    .select(['m.file_name as fileName', 'm.media_type as mediaType', 'm.bytes'])
    .select(['m.created_at as createdAt', 'maker.id as makerId', 'maker.name as makerName'])
    .select(
      sql<string>`(select count(distinct u.article_id) from picture_uses u where u.media_id = m.id)`.as(
        'uses',
      ),
    )
    .select(
      sql<boolean>`exists (select from picture_uses u
        where u.media_id = m.id and u.revision_id is not null)`.as('isPrinted'),
    )
}

export function fromLibraryRow(row: unknown): LibraryPicture {
  return { ...rowSchema.parse(row), picture: pictureSchema.parse(row) }
}

export async function findLibraryPicture(db: Db, id: string): Promise<LibraryPicture | null> {
  const row = await libraryRows(db).where('m.id', '=', id).executeTakeFirst()
  return row ? fromLibraryRow(row) : null
}
