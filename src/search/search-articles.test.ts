import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { listWholeArticles } from '#articles/list-articles.ts'
import type { Edition } from '#contract/edition.ts'
import { aParagraph, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findPassages } from './find-passages.ts'
import { readQuestion } from './read-question.ts'
import { catchUpIndex, rebuildIndex } from './reindex.ts'
import { searchArticles } from './search-articles.ts'

const database = useTestDatabase()

const pieces: Record<string, { articleId: string }> = {}

beforeAll(async () => {
  const { db } = database
  await aSite(db, { editions: ['en', 'ru', 'kk', 'uz-Latn'] })
  const piece = async (
    name: string,
    {
      edition = 'en',
      headline = name,
      standfirst = '',
      text = 'Nothing.',
      day = 10,
    }: {
      edition?: Edition
      headline?: string
      standfirst?: string
      text?: string
      day?: number
    },
  ) => {
    pieces[name] = await aPublishedArticle(db, {
      edition,
      at: new Date(Date.UTC(2026, 10, day, 6)),
      text: { headline, standfirst, dateline: '', body: [aParagraph(text)] },
    })
  }
  await piece('in the text', {
    text: 'Before the bridges were counted, twice. Then they were built.',
  })
  await piece('in the standfirst', { standfirst: 'A bridge is built' })
  await piece('in the headline', { headline: 'Bridges of the Naryn', day: 1 })
  await piece('in the headline, newer', { headline: 'Bridges of the Chu', day: 2 })
  await piece('russian', {
    edition: 'ru',
    headline: 'Подсчитали ёлки',
    text: 'На реке построены три моста. Казахстанские поезда идут в Алматы.',
  })
  await piece('kazakh', {
    edition: 'kk',
    headline: 'Қазақстанның өзендері',
    text: 'Алматыдағы көпір',
  })
  await piece('uzbek', { edition: 'uz-Latn', headline: 'Oʻzbekistonda koʻprik' })
  await catchUpIndex(db)
})

async function search(text: string, ...editions: Edition[]): Promise<string[]> {
  const asked = { editions, text, offset: 0, limit: 50 }
  const found = await searchArticles(database.db, asked)
  const names = Object.entries(pieces)
  return (found?.articleIds ?? []).map(
    (id) => names.find(([, piece]) => piece.articleId === id)?.[0] ?? id,
  )
}

describe('a search', () => {
  it('weighs the headline over the standfirst over the text, and gives equals by their day', async () => {
    expect(await search('bridge', 'en')).toEqual([
      'in the headline, newer',
      'in the headline',
      'in the standfirst',
      'in the text',
    ])
  })

  it.each([
    ['мосты', 'ru', 'russian'],
    ['МОСТОМ', 'ru', 'russian'],
    ['елка', 'ru', 'russian'],
    ['ёлки', 'ru', 'russian'],
    ['казахстанский поезд', 'ru', 'russian'],
    ['казакстан', 'kk', 'kazakh'],
    ['Қазақстан', 'kk', 'kazakh'],
    ['алматы көпір', 'kk', 'kazakh'],
    ["o'zbekiston", 'uz-Latn', 'uzbek'],
    ['oʻzbekiston', 'uz-Latn', 'uzbek'],
    ['ozbekiston ko’prik', 'uz-Latn', 'uzbek'],
  ] as const)('finds what is spelled otherwise: %s', async (text, edition, name) => {
    expect(await search(text, edition)).toEqual([name])
  })

  it('knows quotes, or, and what is not wanted', async () => {
    expect(await search('"bridges of the chu"', 'en')).toEqual(['in the headline, newer'])
    expect(await search('chu or naryn', 'en')).toHaveLength(2)
    expect(await search('bridges -chu -naryn', 'en')).toEqual(['in the standfirst', 'in the text'])
  })

  it('stays in its edition, or goes through all in their order', async () => {
    expect(await search('мосты', 'en')).toEqual([])
    expect(await search('Almaty or алматы', 'kk', 'en', 'ru')).toEqual(['kazakh', 'russian'])
  })

  it('gives one page of all that it found', async () => {
    const asked = { editions: ['en' as const], text: 'bridge', offset: 1, limit: 2 }
    const found = await searchArticles(database.db, asked)
    expect(found).toMatchObject({ total: 4, isCut: false })
    expect(found?.articleIds).toEqual([
      pieces['in the headline']?.articleId,
      pieces['in the standfirst']?.articleId,
    ])
  })

  it('fails at nothing that can be typed', async () => {
    const signs = fc.constantFrom(...`a"'():*&|!<->\\ -:*мост' ; -- or \u0000 😀 қ{}[]%_`)
    const typed = fc.oneof(fc.string({ unit: signs, maxLength: 60 }), fc.string({ unit: 'binary' }))
    await fc.assert(
      fc.asyncProperty(typed, fc.constantFrom<Edition>('en', 'ru', 'kk'), async (text, edition) => {
        const question = readQuestion(text)
        if (question.kind === 'words') await search(question.text, edition)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the passage of a piece', () => {
  const passage = async (name: string, text: string) => {
    const { db } = database
    const articles = await listWholeArticles(db, [pieces[name]?.articleId ?? ''])
    const [runs] = (await findPassages(db, articles, text)).values()
    return runs ?? []
  }

  it('marks what was found as it was printed', async () => {
    expect(await passage('in the text', 'bridge count')).toEqual([
      { text: 'Before the ', isFound: false },
      { text: 'bridges', isFound: true },
      { text: ' were ', isFound: false },
      { text: 'counted', isFound: true },
      { text: ', twice. Then they were built.', isFound: false },
    ])
    const marked = (await passage('kazakh', 'алматы')).filter(({ isFound }) => isFound)
    expect(marked).toEqual([{ text: 'Алматыдағы', isFound: true }])
  })
})

describe('the index', () => {
  it('is made anew from nothing', async () => {
    const { db } = database
    await db.deleteFrom('search_entries').execute()
    let count = 0
    for await (const done of rebuildIndex(db)) count += done
    expect(count).toBe(7)
    expect(await search('bridge', 'en')).toHaveLength(4)
  })

  it('is asked by its words', async () => {
    const { db } = database
    await sql`set enable_seqscan = off`.execute(db)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select article_id
      from search_entries where words @@ websearch_to_tsquery('english', 'bridge')`.execute(db)
    expect(rows.map((row) => row['QUERY PLAN']).join()).toContain('search_entries_words')
  })
})
