import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleTextSchema } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import { articles, hostileTexts } from '../../../test/support/arbitrary-article.ts'
import { articlePage, sectionPage } from '../../../test/support/article-pages.ts'
import {
  aHeading,
  aList,
  anArticleText,
  aParagraph,
  aQuote,
} from '../../../test/support/builders.ts'
import { aPublished, aRichFrame, aRichPublished } from '../../../test/support/page-models.ts'
import { publishedTexts, textsOfReading } from '../../../test/support/published-texts.ts'
import { readTextEdition } from '../../../test/support/read-text-edition.ts'
import { writeTextEdition } from './write-text-edition.ts'

const frame = aRichFrame()
/** The editions whose interface speaks their own language, with one that borrows English. */
const frames = fc.constantFrom(
  ...(['en', 'ru', 'kk', 'ky'] as const).map((edition) => aRichFrame({ edition })),
)
/** A pair without a fixing is printed, but gives no rate. */
const ticker = [
  { pair: 'TJS/USD', value: '0.10879', change: '-0.18%' },
  { pair: 'KGS/USD', value: '0.01144', change: '0.2%' },
  { pair: 'KZT/USD', value: '0.00194', change: '0%' },
]

const pagingLines: Partial<Record<Edition, string>> = {
  en: 'Viewing results 1–6 of 1,505',
  ru: 'Показаны результаты 1–6 из 1\u00a0505',
  kk: '1–6-нәтижелер, барлығы 1\u00a0505',
}

test('the generated texts are texts that the contract lets in', () => {
  fc.assert(fc.property(articles, ({ text }) => articleTextSchema.safeParse(text).success))
})

// Since what was published can be had from the text, no two pieces that differ have the same text.
test('the text edition of an article, read back, gives what was published', () => {
  fc.assert(
    fc.property(frames, articles, (frame, article) => {
      const reading = readTextEdition(writeTextEdition(frame, articlePage(article)))
      expect(reading.siteDate).toBe('2026-11-21')
      expect(reading.ticker).toEqual(ticker)
      expect(reading.articles.map(textsOfReading)).toEqual([publishedTexts(article)])
      expect(reading.articles.map(({ truncated }) => truncated)).toEqual([false])
    }),
    { numRuns: 500 },
  )
  // A busy machine takes its time over so many.
}, 90_000)

test('the text edition of a listing, read back, gives every piece in its order', () => {
  fc.assert(
    fc.property(frames, fc.array(articles, { maxLength: 3 }), (frame, pieces) => {
      const page = sectionPage(pieces, { page: 2, pages: 9, from: 1, to: 6, total: 1505 })
      const reading = readTextEdition(writeTextEdition(frame, page))
      expect(reading.furniture).toContain(pagingLines[frame.edition] ?? pagingLines.en)
      expect(reading.articles.map(textsOfReading)).toEqual(pieces.map(publishedTexts))
    }),
    { numRuns: 250 },
  )
}, 90_000)

test.each(hostileTexts)('%j comes back from every place where it may stand', (text) => {
  const line = text.replaceAll('\n', ' ').trim()
  for (const dateline of ['', 'OSH', line]) {
    const parts = { headline: line, standfirst: line, dateline, sourcesNote: line }
    const inside = [aList([text, text]), aQuote(text, line), aParagraph(text), aHeading(text)]
    for (const body of [
      [aParagraph(text), ...inside],
      [aHeading(text), ...inside],
      [aHeading(text)],
    ]) {
      const article = aPublished({ text: anArticleText({ ...parts, body }) })
      const reading = readTextEdition(writeTextEdition(frame, articlePage(article)))
      expect(reading.articles.map(textsOfReading)).toEqual([publishedTexts(article)])
    }
  }
})

test('it survives what copying does: other line ends, blanks at the ends, a lost last line feed', () => {
  fc.assert(
    fc.property(articles, (article) => {
      const text = writeTextEdition(frame, articlePage(article))
      const copied = text.trimEnd().replaceAll('\n', '\r\n')
      expect(text).toBe(text.replace(/[^\S\n]+$/gm, ''))
      expect(readTextEdition(copied)).toEqual(readTextEdition(text))
    }),
  )
})

test('a text that was cut off in the middle of a piece is known to be', () => {
  const text = writeTextEdition(frame, sectionPage([aRichPublished(), aRichPublished()]))
  const cut = text.slice(0, text.lastIndexOf('We waited'))
  const { articles } = readTextEdition(cut)
  expect(articles.map(({ truncated }) => truncated)).toEqual([false, true])
})
