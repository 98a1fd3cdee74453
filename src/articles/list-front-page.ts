import { sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { DATED_SINCE, kind, latest, term } from './listing-keys.ts'
import type { ArticleCard, TermName } from './published-article.ts'
import { listCards } from './reading/card-row.ts'
import { listTerms } from './terms.ts'

export type FrontPage = {
  lead: ArticleCard | null
  /** the reports after the lead, newest first */
  secondary: ArticleCard[]
  /** newest first, without the lead and the secondary ones */
  latest: ArticleCard[]
  /** countries that have pieces, in their order */
  byCountry: { country: TermName; cards: ArticleCard[] }[]
  opinion: ArticleCard[]
  briefs: ArticleCard[]
}

export type FrontPageLengths = {
  secondary: number
  latest: number
  perCountry: number
  opinion: number
  briefs: number
}

/** Of these kinds a lead and those after it are. */
const leading = [kind('news'), kind('analysis')]

/** Among so many of the newest of a kind they are looked for. */
const LEAD_CANDIDATES = 10

/** A country's box leaves out what stands elsewhere, so more are looked at than it shows. */
const COUNTRY_CANDIDATES = 5

/**
 * What the front page shows, in three queries: which pieces stand where is settled by their ids, so
 * that only those are read that are shown.
 *
 * The lead is the newest news or analysis that has a standfirst, among the ten newest of each
 * kind; where there is none, the newest piece of all. Those after it are the secondary ones.
 * Pieces whose day is unknown are not shown.
 */
export async function listFrontPage(
  db: Db,
  { edition, lengths }: { edition: Edition; lengths: FrontPageLengths },
): Promise<FrontPage> {
  const countries = await listTerms(db, { axis: 'country', edition })
  const places = await listNewest(db, edition, {
    // More, since the lead and the secondary ones are taken out.
    [latest]: lengths.latest + 1 + lengths.secondary,
    ...Object.fromEntries(leading.map((listing) => [listing, LEAD_CANDIDATES])),
    [kind('opinion')]: lengths.opinion,
    [kind('brief')]: lengths.briefs + lengths.latest,
    ...Object.fromEntries(
      countries.map(({ id }) => [term(id), COUNTRY_CANDIDATES * lengths.perCountry]),
    ),
  })
  const chosen = choosePieces(places, countries, lengths)
  const cards = await listCards(db, [...new Set(Object.values(chosen).flat())])
  const byId = new Map(cards.map((card) => [card.id, card]))
  const box = (name: string) => (chosen[name] ?? []).flatMap((id) => byId.get(id) ?? [])
  return {
    lead: box('lead').at(0) ?? null,
    secondary: box('secondary'),
    latest: box(latest),
    byCountry: countries
      .map((country) => ({ country, cards: box(term(country.id)) }))
      .filter((found) => found.cards.length > 0),
    opinion: box(kind('opinion')),
    briefs: box(kind('brief')),
  }
}

type Place = { listing: string; articleId: string; hasStandfirst: boolean }

/**
 * The newest dated pieces of each listing, which is given with how many of it are wanted; newest
 * first. Whether a piece has a standfirst is looked up for those alone that may lead.
 */
async function listNewest(
  db: Db,
  edition: Edition,
  wanted: Record<string, number>,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select found.listing, found.article_id as "articleId",
      found.listing = any(${leading}::text[]) and (
        select r.standfirst <> '' from articles a join revisions r on r.id = a.public_revision_id
        where a.id = found.article_id
      ) as "hasStandfirst"
    from unnest(${Object.keys(wanted)}::text[], ${Object.values(wanted)}::int[])
      as wanted (listing, length)
    cross join lateral (
      select l.listing, l.article_id, l.listed_at
      from listings l
      where l.edition = ${edition} and l.listing = wanted.listing and l.listed_at >= ${DATED_SINCE}
      order by l.listed_at desc, l.article_id desc
      limit wanted.length
    ) found
    order by found.listed_at desc, found.article_id desc`.execute(db)
  return rows
}

/** The ids of each box, by its listing. */
function choosePieces(
  places: readonly Place[],
  countries: readonly TermName[],
  lengths: FrontPageLengths,
): Record<string, string[]> {
  const newestOf = (...listings: string[]) =>
    places.filter((place) => listings.includes(place.listing))
  const idsOf = (listing: string) => newestOf(listing).map((place) => place.articleId)
  const reports = newestOf(...leading)
  const told = reports.filter((place) => place.hasStandfirst).map((place) => place.articleId)
  const [lead = idsOf(latest).at(0), ...others] = told
  const secondary = others.slice(0, lengths.secondary)
  const seen = new Set([...(lead ? [lead] : []), ...secondary])
  const newest = idsOf(latest)
    .filter((id) => !seen.has(id))
    .slice(0, lengths.latest)
  for (const id of newest) seen.add(id)
  const briefs = idsOf(kind('brief'))
    .filter((id) => !seen.has(id))
    .slice(0, lengths.briefs)
  const opinion = idsOf(kind('opinion'))
  for (const id of [...briefs, ...opinion]) seen.add(id)
  const ofCountries = countries.map(({ id }) => {
    const shown = withoutSeen(idsOf(term(id)), seen).slice(0, lengths.perCountry)
    for (const one of shown) seen.add(one)
    return [term(id), shown] as const
  })
  return {
    lead: lead ? [lead] : [],
    secondary,
    [latest]: newest,
    [kind('opinion')]: opinion,
    [kind('brief')]: briefs,
    ...Object.fromEntries(ofCountries),
  }
}

/**
 * Without what stands above or in the box of a country before. A country that would be left with
 * nothing keeps all, rather than having an empty box.
 */
function withoutSeen(ids: readonly string[], seen: ReadonlySet<string>): readonly string[] {
  const unseen = ids.filter((id) => !seen.has(id))
  return unseen.length > 0 ? unseen : ids
}
