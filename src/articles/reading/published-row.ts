import { sql } from 'kysely'
import { z } from 'zod'
import { rightsSchema } from '#contract/article.ts'
import { editionSchema } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import type { PublishedArticle } from '../published-article.ts'
import { textFromRow } from './article-text.ts'
import { dayColumns, dayFromRow } from './day-row.ts'
import {
  correctionsPart,
  correctionsSchema,
  momentSchema,
  originSchema,
  otherEditionsPart,
  otherEditionsSchema,
  picturesPart,
  picturesSchema,
  termsPart,
  termsSchema,
} from './json-parts.ts'
import { recoveredFromRow } from './recovered-row.ts'

/** Published revisions of public pieces, whole; the caller says which, by `a.…` and `r.…`. */
export function selectPublished(db: Db) {
  return db
    .selectFrom('articles as a')
    .innerJoin('revisions as r', 'r.article_id', 'a.id')
    .innerJoin('addresses as place', (join) =>
      join.onRef('place.article_id', '=', 'a.id').on('place.canonical', '=', true),
    )
    .where('a.public_state', '=', 'published')
    .where('r.published_number', 'is not', null)
    .select(['a.id', 'a.edition', 'a.origin', 'a.first_published_at', 'a.rights'])
    .select(['a.recovered_from', 'a.recovered_day'])
    .select(dayColumns)
    .select(['place.path', 'r.published_number', 'r.published_at', 'r.headline', 'r.standfirst'])
    .select(['r.kind', 'r.dateline', 'r.bylines_as_printed as bylines', 'r.terms', 'r.labels'])
    .select(['r.sources_note', 'r.lead_picture', 'r.body', 'r.body_schema'])
    .select([
      sql<number>`(select max(n.published_number) from revisions n where n.article_id = a.id)`.as(
        'latest_number',
      ),
      termsPart.as('term_names'),
      correctionsPart.as('corrections'),
      otherEditionsPart.as('other_editions'),
      picturesPart.as('pictures'),
    ])
}

type PublishedRow = Awaited<
  ReturnType<ReturnType<typeof selectPublished>['executeTakeFirstOrThrow']>
>

export function toPublishedArticle(row: PublishedRow): PublishedArticle {
  return {
    ...stateSchema.parse(row),
    id: row.id,
    path: row.path,
    latestNumber: row.latest_number,
    revisedAt: momentSchema.parse(row.published_at),
    firstPublishedAt: momentSchema.parse(row.first_published_at),
    publishedNumber: numberSchema.parse(row.published_number),
    day: dayFromRow(row),
    text: textFromRow(row),
    terms: termsSchema.parse(row.term_names),
    recoveredFrom: recoveredFromRow(row),
    corrections: correctionsSchema.parse(row.corrections),
    otherEditions: otherEditionsSchema.parse(row.other_editions),
    pictures: picturesSchema.parse(row.pictures),
  }
}

const numberSchema = z.number()
const stateSchema = z.object({
  edition: editionSchema,
  origin: originSchema,
  rights: rightsSchema,
})
