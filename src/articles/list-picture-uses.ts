import { sql } from 'kysely'
import { z } from 'zod'
import { type PublicState, publicStates } from '#contract/article.ts'
import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'

/** A piece that shows a picture, or once did. */
export type PictureUsing = {
  articleId: string
  edition: Edition
  /** as it is worked on */
  headline: string
  /** as readers see it, or saw it last; null until it was public */
  printedHeadline: string | null
  publicState: PublicState
  /** null until it was public */
  path: string | null
  /** the account that began it; null: a command or the system itself */
  begunBy: string | null
  /** in the text that is worked on */
  isInCopy: boolean
  /** in what readers see now */
  isPublic: boolean
  /** under these numbers it was printed with it, the newest first */
  printed: number[]
}

const rowSchema = z.object({
  ...{ articleId: z.string(), edition: editionSchema, headline: z.string() },
  printedHeadline: z.string().nullable(),
  ...{ publicState: z.enum(publicStates), path: z.string().nullable() },
  ...{ begunBy: z.string().nullable(), isInCopy: z.boolean(), isPublic: z.boolean() },
  printed: z.array(z.number()),
})

/** All pieces that show it, those touched last first. */
export async function listPictureUses(db: Db, mediaId: string): Promise<PictureUsing[]> {
  const { rows } = await sql`
    select a.id as "articleId", a.edition, a.begun_by as "begunBy", place.path,
      a.public_state as "publicState",
      coalesce(nullif(copy.headline, ''), r.headline, '') as headline,
      r.headline as "printedHeadline",
      bool_or(u.revision_id is null) as "isInCopy",
      coalesce(bool_or(a.public_state = 'published' and u.revision_id = a.public_revision_id), false)
        as "isPublic",
      coalesce(array_agg(printed.published_number order by printed.published_number desc)
        filter (where printed.published_number is not null), '{}') as printed
    from picture_uses u
    join articles a on a.id = u.article_id
    left join working_copies copy on copy.article_id = a.id
    left join revisions r on r.id = a.public_revision_id
    left join revisions printed on printed.id = u.revision_id
    left join addresses place on place.article_id = a.id and place.canonical
    where u.media_id = ${mediaId}
    group by a.id, place.path, copy.headline, copy.updated_at, r.headline
    order by copy.updated_at desc nulls last, a.id`.execute(db)
  return z.array(rowSchema).parse(rows)
}
