import { sql } from 'kysely'
import { editionSchema } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { findSite } from '#site/site.ts'
import { newsroomDay } from './newsroom-day.ts'
import type { ArticleDay, PublishedArticle } from './published-article.ts'
import { wantedPath } from './publishing/give-address.ts'
import { toCorrection } from './publishing/working-copy.ts'
import { textFromRow } from './reading/article-text.ts'
import { dayColumns, dayFromRow } from './reading/day-row.ts'
import {
  correctionsPart,
  correctionsSchema,
  disclosuresPart,
  disclosuresSchema,
  originSchema,
  otherEditionsPart,
  otherEditionsSchema,
  picturesPart,
  picturesSchema,
  termsPart,
  termsSchema,
} from './reading/json-parts.ts'
import { recoveredFromRow } from './reading/recovered-row.ts'

/**
 * The working copy of a piece as readers would see it if it were published now, with the note that
 * is written for them; null where there is none, or the piece was killed.
 */
export async function findPreview(
  db: Db,
  articleId: string,
  now: Date,
): Promise<PublishedArticle | null> {
  const site = await findSite(db)
  const row = await draftRow(db, articleId)
  if (!site || !row) return null
  const edition = editionSchema.parse(row.edition)
  const firstPublishedAt = row.first_published_at ?? row.publish_at ?? now
  const day = dayOf(row, site.timeZone, firstPublishedAt)
  const publishedNumber = row.printed + 1
  const note = toCorrection(row)
  const corrections = correctionsSchema.parse(row.corrections)
  return {
    id: articleId,
    edition,
    origin: originSchema.parse(row.origin),
    rights: row.rights === 'licensed' || row.rights === 'public-domain' ? row.rights : 'own',
    path: wantedPath(site, { edition, day, slug: row.slug }),
    publishedNumber,
    latestNumber: publishedNumber,
    revisedAt: now,
    firstPublishedAt,
    day,
    text: textFromRow(row),
    terms: termsSchema.parse(row.term_names),
    recoveredFrom: recoveredFromRow(row),
    corrections: note ? [...corrections, { ...note, publishedNumber, at: now }] : corrections,
    otherEditions: otherEditionsSchema.parse(row.other_editions),
    pictures: picturesSchema.parse(row.pictures),
    disclosures: disclosuresSchema.parse(row.disclosures),
  }
}

/** `r` as the parts expect a revision: the working copy has the same columns. */
function draftRow(db: Db, articleId: string) {
  return db
    .selectFrom('articles as a')
    .innerJoin('working_copies as r', 'r.article_id', 'a.id')
    .where('a.id', '=', articleId)
    .where('a.public_state', '<>', 'killed')
    .select(['a.edition', 'a.origin', 'a.rights', 'a.first_published_at', 'a.recovered_from'])
    .select(['a.recovered_day', 'r.publish_at', 'r.slug', 'r.headline', 'r.standfirst', 'r.kind'])
    .select(['r.dateline', 'r.bylines', 'r.terms', 'r.labels', 'r.sources_note', 'r.lead_picture'])
    .select(['r.body', 'r.body_schema', 'r.correction_kind', 'r.correction_note'])
    .select(dayColumns)
    .select([
      sql<number>`(select coalesce(max(n.published_number), 0)
        from revisions n where n.article_id = a.id)`.as('printed'),
      termsPart.as('term_names'),
      correctionsPart.as('corrections'),
      otherEditionsPart.as('other_editions'),
      picturesPart.as('pictures'),
      disclosuresPart('bylines').as('disclosures'),
    ])
    .executeTakeFirst()
}

/** As put-before-public.ts would write it down. */
function dayOf(
  row: Parameters<typeof dayFromRow>[0] & {
    first_published_at: Date | null
    recovered_from: string | null
  },
  timeZone: string,
  publishedAt: Date,
): ArticleDay | null {
  if (row.first_published_at || row.recovered_from !== null) return dayFromRow(row)
  const day = newsroomDay(timeZone, publishedAt)
  return { from: day, to: day, basis: 'recorded' }
}
