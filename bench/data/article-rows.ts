import { byline, datedListings, kind, term } from '#articles/listing-keys.ts'
import { newsroomDay } from '#articles/newsroom-day.ts'
import { textDigest, textToRow } from '#articles/reading/article-text.ts'
import type { ArticleText } from '#contract/article.ts'
import { newId } from '#platform/ids.ts'
import type { GeneratedArticle } from './generate-article.ts'

const EDITION = 'en'

export type Rows = Record<string, unknown>[]

export const tables = [
  'works',
  'articles',
  'revisions',
  'corrections',
  'addresses',
  'listings',
] as const

type RowsByTable = Record<(typeof tables)[number], Rows>

export function emptyRows(): RowsByTable {
  return { works: [], articles: [], revisions: [], corrections: [], addresses: [], listings: [] }
}

/** The rows of one published piece, by table: what its acts would have left behind. */
export function articleRows(piece: GeneratedArticle, timeZone: string): RowsByTable {
  const { ids, publishedAt } = piece
  const day = newsroomDay(timeZone, publishedAt)
  const text = piece.texts.at(-1)
  const public_revision_id = ids.revisions[piece.texts.length - 1]
  if (!text || !public_revision_id) throw new Error('a generated piece has no text')
  const path = pathOf(piece, timeZone)
  return {
    works: [{ id: ids.work, created_at: publishedAt }],
    articles: [
      {
        id: ids.article,
        work_id: ids.work,
        edition: EDITION,
        origin: 'original',
        public_state: 'published',
        public_revision_id,
        first_published_at: publishedAt,
        public_state_at: publishedAt,
        dated_from: day,
        dated_to: day,
        dated_basis: 'recorded',
        listed_at: publishedAt,
        created_at: publishedAt,
      },
    ],
    revisions: piece.texts.map((printed, place) => revisionRow(piece, printed, place)),
    corrections: correctionRows(piece),
    addresses: [
      { id: newId(), path, article_id: ids.article, canonical: true, created_at: publishedAt },
    ],
    listings: listingsOf(text, day).map((listing) => ({
      edition: EDITION,
      listing,
      listed_at: publishedAt,
      article_id: ids.article,
    })),
  }
}

export function pathOf(piece: GeneratedArticle, timeZone: string): string {
  return `/${newsroomDay(timeZone, piece.publishedAt).replaceAll('-', '/')}/${piece.slug}`
}

function revisionRow(
  { ids, publishedAt, correction }: GeneratedArticle,
  text: ArticleText,
  place: number,
) {
  const { bylines, ...columns } = asJson(textToRow(text))
  return {
    ...columns,
    id: ids.revisions[place],
    article_id: ids.article,
    number: place + 1,
    published_number: place + 1,
    derived_from_revision_id: place > 0 ? ids.revisions[place - 1] : null,
    bylines_as_printed: bylines,
    digest: textDigest(text),
    created_at: place > 0 ? correction?.at : publishedAt,
    published_at: place > 0 ? correction?.at : publishedAt,
  }
}

/** Its JSON columns come as texts, and would be written as texts of texts. */
function asJson(row: ReturnType<typeof textToRow>) {
  return { ...row, bylines: JSON.parse(row.bylines), body: JSON.parse(row.body) }
}

function correctionRows({ ids, correction }: GeneratedArticle) {
  if (!correction) return []
  const { publicNote, at } = correction
  const place = { article_id: ids.article, published_number: 2 }
  return [{ id: ids.correction, ...place, kind: 'correction', public_note: publicNote, at }]
}

function listingsOf(text: ArticleText, day: string): string[] {
  return [
    ...datedListings({ from: day, to: day, basis: 'recorded' }),
    kind(text.kind),
    ...text.terms.map(term),
    ...text.bylines.map((by) => byline(by.bylineId)),
  ]
}
