import { sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { kind, latest, term } from './listing-keys.ts'
import type { ArticleCard, TermName } from './published-article.ts'
import { listCards } from './reading/card-row.ts'
import { listTerms } from './terms.ts'

export type FrontPage = {
  lead: ArticleCard | null
  /** newest first, without the lead */
  latest: ArticleCard[]
  /** countries that have pieces, in their order */
  byCountry: { country: TermName; cards: ArticleCard[] }[]
  opinion: ArticleCard[]
  briefs: ArticleCard[]
}

export type FrontPageLengths = {
  latest: number
  perCountry: number
  opinion: number
  briefs: number
}

/** Among so many of the newest of a kind a lead is looked for. */
const LEAD_CANDIDATES = 10

/**
 * What the front page shows, in three queries.
 *
 * The lead is the newest news or analysis that has a standfirst, among the ten newest of each
 * kind; where there is none, the newest piece of all. Pieces whose day is unknown are not shown.
 */
export async function listFrontPage(
  db: Db,
  { edition, lengths }: { edition: Edition; lengths: FrontPageLengths },
): Promise<FrontPage> {
  const countries = await listTerms(db, { axis: 'country', edition })
  const places = await listNewest(db, edition, {
    // One more, since the lead is taken out.
    [latest]: lengths.latest + 1,
    [kind('news')]: LEAD_CANDIDATES,
    [kind('analysis')]: LEAD_CANDIDATES,
    [kind('opinion')]: lengths.opinion,
    [kind('brief')]: lengths.briefs,
    ...Object.fromEntries(countries.map(({ id }) => [term(id), lengths.perCountry])),
  })
  const cards = await listCards(db, [...new Set(places.map((place) => place.articleId))])
  const byId = new Map(cards.map((card) => [card.id, card]))
  const box = (...listings: string[]) =>
    places
      .filter((place) => listings.includes(place.listing))
      .flatMap((place) => byId.get(place.articleId) ?? [])
  const reports = box(kind('news'), kind('analysis'))
  const lead = reports.find((card) => card.standfirst !== '') ?? box(latest).at(0) ?? null
  return {
    lead,
    latest: box(latest)
      .filter((card) => card.id !== lead?.id)
      .slice(0, lengths.latest),
    byCountry: countries
      .map((country) => ({ country, cards: box(term(country.id)) }))
      .filter((found) => found.cards.length > 0),
    opinion: box(kind('opinion')),
    briefs: box(kind('brief')),
  }
}

type Place = { listing: string; articleId: string }

/** The newest pieces of each listing, which is given with how many of it are wanted; newest first. */
async function listNewest(
  db: Db,
  edition: Edition,
  wanted: Record<string, number>,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select wanted.listing, found.article_id as "articleId"
    from unnest(${Object.keys(wanted)}::text[], ${Object.values(wanted)}::int[])
      as wanted (listing, length)
    cross join lateral (
      select l.article_id, l.listed_at
      from listings l join articles a on a.id = l.article_id
      where l.edition = ${edition} and l.listing = wanted.listing and a.dated_from is not null
      order by l.listed_at desc, l.article_id desc
      limit wanted.length
    ) found
    order by found.listed_at desc, found.article_id desc`.execute(db)
  return rows
}
