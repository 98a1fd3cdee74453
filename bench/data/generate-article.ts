import { v7 } from 'uuid'
import type { ArticleKind, ArticleText, Byline } from '#contract/article.ts'
import type { Block } from '#contract/body.ts'
import { inventWords } from './invented-words.ts'
import { type Chance, chanceFrom, seededRandom } from './seeded-random.ts'

/** What pieces can be filed under in the newsroom that they are made for. */
export type Shelves = {
  sections: readonly string[]
  countries: readonly string[]
  topics: readonly string[]
  bylines: readonly Byline[]
}

export type GeneratedArticle = {
  ids: { article: string; work: string; revisions: string[]; correction: string }
  publishedAt: Date
  slug: string
  /** as printed first, and last, where it was corrected */
  texts: ArticleText[]
  correction: { publicNote: string; at: Date } | null
}

/** The newest piece; the others lie before it, evenly spread over ten years. */
const NEWEST = Date.parse('2026-06-30T09:00:00Z')
const YEARS = 10
const YEAR_MS = 365.25 * 86_400_000

/** Most are news, as in a real newsroom. */
const KINDS: readonly ArticleKind[] = [
  ...Array.from({ length: 12 }, () => 'news' as const),
  ...(['brief', 'brief', 'brief', 'analysis', 'analysis', 'opinion', 'opinion'] as const),
  ...(['interview', 'live', 'sponsored'] as const),
]

/** The piece `number` of `total`, oldest first: the same for the same two numbers. */
export function generateArticle(
  number: number,
  total: number,
  shelves: Shelves,
  linkable: (chance: Chance) => string | null,
): GeneratedArticle {
  const chance = chanceFrom(seededRandom(number))
  const words = inventWords(chance)
  const publishedAt = new Date(
    NEWEST - Math.round(((total - 1 - number) / total) * YEARS * YEAR_MS),
  )
  const headline = words.phrase(5, 11)
  const text: ArticleText = {
    headline,
    standfirst: chance.is(0.9) ? words.sentence() : '',
    kind: chance.one(KINDS),
    dateline: chance.is(0.7) ? words.phrase(1, 1).toUpperCase() : '',
    bylines: chance.is(0.8) ? [chance.one(shelves.bylines)] : [],
    terms: [
      chance.one(shelves.sections),
      ...(chance.is(0.8) ? [chance.one(shelves.countries)] : []),
      ...(shelves.topics.length > 0 && chance.is(0.3) ? [chance.one(shelves.topics)] : []),
    ],
    labels: [],
    leadPicture: null,
    sourcesNote: chance.is(0.3) ? words.sentence() : '',
    body: makeBody(chance, linkable(chance)),
  }
  const correctedAt = new Date(publishedAt.getTime() + chance.whole(1, 48) * 3_600_000)
  const isCorrected = chance.is(0.03) && correctedAt.getTime() < NEWEST
  const id = idMaker(publishedAt, chance)
  return {
    ids: { article: id(), work: id(), revisions: [id(), id()], correction: id() },
    publishedAt,
    slug: `${slugOf(headline)}-${number}`,
    texts: isCorrected ? [text, { ...text, headline: words.phrase(5, 11) }] : [text],
    correction: isCorrected ? { publicNote: words.sentence(), at: correctedAt } : null,
  }
}

/** Between 6 and 14 blocks, 300 to 800 words. */
function makeBody(chance: Chance, link: string | null): Block[] {
  const words = inventWords(chance)
  const length = chance.whole(6, 14)
  return Array.from({ length }, (_, place): Block => {
    const id = `block-${place}`
    if (place > 1 && chance.is(0.1)) {
      return { type: 'heading', id, level: 2, text: words.phrase(2, 5), marks: [] }
    }
    if (place > 1 && chance.is(0.08)) {
      return { type: 'quote', id, text: words.sentence(), marks: [], speaker: words.phrase(2, 2) }
    }
    const text = words.paragraph()
    const marks =
      link && place === 1 ? [{ type: 'link' as const, href: link, start: 0, end: 12 }] : []
    return { type: 'paragraph', id, text, marks }
  })
}

/** Ids that sort as they would had they been given at the moment of publication. */
function idMaker(at: Date, chance: Chance): () => string {
  let count = 0
  return () => {
    count += 1
    const random = Uint8Array.from({ length: 16 }, () => chance.whole(0, 255))
    return v7({ msecs: at.getTime(), seq: count, random })
  }
}

function slugOf(headline: string): string {
  return headline.toLowerCase().replaceAll(' ', '-').slice(0, 100).replace(/-$/, '')
}
