import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { ArticleKind } from '#contract/article.ts'
import { anArticle, aParagraph, aSite } from '../../../test/support/builders.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import type { DeskPlace } from '../desk-filter.ts'
import { findByWords } from './find-by-words.ts'

const database = useTestDatabase()
const WORDS = ['steppe', 'steppes', 'stepping', 'ferry', 'glacier', 'kumtor', 'dam', 'sayram']
const made: { articleId: string; said: string[]; kind: string }[] = []

beforeAll(async () => {
  await aSite(database.db)
  for (let number = 0; number < 24; number += 1) {
    // The first word stands in all of them, the last in one.
    const said = WORDS.filter((_, i) => number % (i * i + 1) === 0)
    const kind: ArticleKind = number % 3 === 0 ? 'opinion' : 'news'
    const text = { headline: 'Plain', kind, body: [aParagraph(said.join(' '))] }
    made.unshift({ articleId: await anArticle(database.db, { text }), said, kind })
  }
})

const question = fc.subarray(
  ['ste', 'steppe', 'steppes', 'fer', 'glac', 'kumtor', 'dam', 'nowhere'],
  {
    minLength: 1,
    maxLength: 4,
  },
)

it('whichever way they are looked for, the same pieces are found in the same order, page by page', async () => {
  const bounds = fc.record({ recent: fc.integer({ min: 1, max: 30 }), sample: fc.nat(5) })
  const limits = fc.integer({ min: 1, max: 9 })
  const kinds = fc.constantFrom(undefined, 'opinion' as const)
  await fc.assert(
    fc.asyncProperty(question, bounds, limits, kinds, async (asked, within, limit, kind) => {
      const begins = (part: string) => (word: string) => word.startsWith(part)
      const wanted = made
        .filter((one) => kind === undefined || one.kind === kind)
        .filter(({ said }) => asked.every((part) => said.some(begins(part))))
        .map(({ articleId }) => articleId)
      const found: string[] = []
      let after: DeskPlace | null = null
      do {
        const page = { filter: { kind }, after, limit }
        const places: DeskPlace[] = await findByWords(database.db, page, asked.join(' '), {
          recent: within.recent,
          sample: within.sample + 1,
        })
        found.push(...places.slice(0, limit).map(({ articleId }) => articleId))
        after = places.length > limit ? (places[limit - 1] ?? null) : null
      } while (after)
      expect(found).toEqual(wanted)
    }),
    { numRuns: 40 },
  )
})
