import { sql } from 'kysely'
import { z } from 'zod'
import { correctionKinds, termAxes } from '#contract/article.ts'
import { pictureUseSchema } from '#contract/body.ts'
import { editionSchema } from '#contract/edition.ts'
import { pictureJson, pictureSchema } from '#media/picture.ts'

// Parts of a piece that are lists of their own, fetched with it as JSON so that a page costs one
// query. Each expects `articles` as `a` and its revision as `r` around it.

/** A column that may be null in its table, and is not here. */
export const momentSchema = z.date()

/** In the order section, country, topic, then as printed; terms without a name here are left out. */
export const termsPart = sql<unknown>`(
  select coalesce(json_agg(json_build_object(
      'id', n.term_id, 'axis', n.axis, 'name', n.name, 'slug', n.slug)
    order by array_position(array['section', 'country', 'topic'], n.axis),
      array_position(r.terms, n.term_id)), '[]')
  from term_names n where n.term_id = any(r.terms) and n.edition = a.edition)`
export const termsSchema = z.array(
  z.object({ id: z.string(), axis: z.enum(termAxes), name: z.string(), slug: z.string() }),
)

/** All of the piece, oldest first. */
export const correctionsPart = sql<unknown>`(
  select coalesce(json_agg(json_build_object(
      'kind', c.kind, 'publicNote', c.public_note, 'publishedNumber', c.published_number, 'at', c.at)
    order by c.published_number), '[]')
  from corrections c where c.article_id = a.id)`
export const correctionRowSchema = z.object({
  kind: z.enum(correctionKinds),
  publicNote: z.string(),
  publishedNumber: z.number(),
  at: z.coerce.date(),
})
export const correctionsSchema = z.array(correctionRowSchema)

/** Of which kind the last note on the piece is, and of when. */
export const newestNotePart = sql<unknown>`(
  select json_build_object('kind', c.kind, 'at', c.at)
  from corrections c where c.article_id = a.id order by c.published_number desc limit 1)`
export const newestNoteSchema = correctionRowSchema.pick({ kind: true, at: true }).nullable()

/** How an edition of a work came about. */
export const originSchema = z.enum(['original', 'translation', 'transliteration'])

/** The same work in other editions, where it is public. */
export const otherEditionsPart = sql<unknown>`(
  select coalesce(json_agg(json_build_object(
      'edition', other.edition, 'path', place.path, 'origin', other.origin)
    order by other.edition), '[]')
  from articles other
  join addresses place on place.article_id = other.id and place.canonical
  where other.work_id = a.work_id and other.id <> a.id and other.public_state = 'published')`
export const otherEditionsSchema = z.array(
  z.object({ edition: editionSchema, path: z.string(), origin: originSchema }),
)

/** The picture over the text, with its words; null where there is none. */
export const leadPicturePart = sql<unknown>`(
  select json_build_object('use', r.lead_picture, 'picture', ${pictureJson})
  from media m where m.id = (r.lead_picture->>'mediaId')::uuid)`
export const leadPictureSchema = z
  .object({ use: pictureUseSchema, picture: pictureSchema })
  .nullable()

/** Every picture that the piece shows, over its text and in it. */
export const picturesPart = sql<unknown>`(
  select coalesce(json_agg(${pictureJson}), '[]')
  from media m where m.id in (
    select (r.lead_picture->>'mediaId')::uuid
    union all select (block->>'mediaId')::uuid
    from jsonb_array_elements(r.body) block where block->>'type' = 'picture'))`
export const picturesSchema = z.array(pictureSchema)
