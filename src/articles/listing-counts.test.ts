import fc from 'fast-check'
import { NoResultError, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { ArticleText } from '#contract/article.ts'
import { type Tx, transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aByline,
  aCorrection,
  aParagraph,
  aPublishedArticle,
  aSite,
  aTerm,
  twoPersons,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { expungeArticle, expungePassage } from './expunge.ts'
import { killArticle } from './kill-article.ts'
import { publishArticle } from './publish-article.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
const actor = operator
let texts: Partial<ArticleText>[] = []
let persons: Awaited<ReturnType<typeof twoPersons>>

beforeAll(async () => {
  const { db } = database
  await aSite(db)
  const terms = [await aTerm(db), await aTerm(db)]
  const bylines = [await aByline(db, 'Aigul Example'), await aByline(db)]
  texts = [{ terms }, { terms: terms.slice(1), bylines, kind: 'brief' }, { bylines }, {}]
  persons = await twoPersons(db)
})

const days = [
  undefined,
  { from: '2024-12-30', to: '2025-01-02', basis: 'stated' },
  { from: null, to: '2025-03-04', basis: 'not-after-capture' },
] as const
const acts = ['publish', 'correct', 'withdraw', 'restore', 'kill', 'expunge', 'forget'] as const

const actArbitrary = fc.record({
  act: fc.constantFrom(...acts),
  /** which of the pieces so far, and which text and day of those above */
  piece: fc.nat(50),
  text: fc.nat(3),
  day: fc.nat(2),
  /** undone after all */
  undone: fc.boolean(),
})
type Act = typeof actArbitrary extends fc.Arbitrary<infer T> ? T : never

test('the kept counts are those of the pieces, whatever is done and by how many at once', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.array(actArbitrary, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
    async (steps) => {
      const pieces = [await publish({ text: 0, day: 0 })]
      for (const atOnce of steps) {
        await Promise.all(atOnce.map((one) => perform(one, pieces)))
        expect(await listWrongCounts()).toEqual([])
      }
    },
  )
  await fc.assert(property, { numRuns: 8 })
}, 120_000)

let count = 0

/** In words of its own, since what was expunged may not be printed again. */
function textOf(text: number): Partial<ArticleText> {
  count += 1
  const body = [aParagraph(`Lorry ${count} crossed the bridge number ${count} on day ${count}.`)]
  return { ...texts[text], standfirst: `Lorry ${count} waits`, body }
}

async function publish({ text, day }: Pick<Act, 'text' | 'day'>): Promise<string> {
  const when = days[day]
  const about = { text: textOf(text), ...(when && { day: when }) }
  return (await aPublishedArticle(database.db, about)).articleId
}

async function perform(one: Act, pieces: string[]): Promise<void> {
  const { db } = database
  const articleId = pieces[one.piece % pieces.length] ?? ''
  if (one.act === 'publish') {
    // The byline may have been expunged.
    await unlessRefused(publish(one).then((id) => pieces.push(id)))
    return
  }
  if (one.act === 'correct') return unlessRefused(aCorrectionOf(articleId, one.text))
  const work = transact(db, async (tx) => {
    await actOn(tx, one.act, articleId)
    if (one.undone) throw new Failure('undone', 'This act is undone.')
  })
  await unlessRefused(work)
}

const aCorrectionOf = (articleId: string, text: number) =>
  aCorrection(database.db, articleId, { text: textOf(text) })

async function actOn(tx: Tx, act: Act['act'], articleId: string): Promise<void> {
  if (act === 'withdraw') await withdrawArticle(tx, { actor, articleId, reason: 'Unsound' })
  if (act === 'restore') await publishArticle(tx, { actor, articleId })
  if (act === 'kill') await killArticle(tx, { actor, articleId, reason: 'Untrue' })
  const order = { ...persons, articleId, reasonClass: 'security' as const }
  if (act === 'expunge') await expungeArticle(tx, order)
  if (act === 'forget') await expungePassage(tx, { ...order, passage: 'Aigul Example' })
}

/** Many an act does not fit the piece that chance gave it, or comes after its end. */
async function unlessRefused(work: Promise<unknown>): Promise<void> {
  await work.catch((error) => {
    if (!(error instanceof Failure || error instanceof NoResultError)) throw error
  })
}

async function listWrongCounts(): Promise<unknown[]> {
  const { rows } = await sql`
    (select edition, listing, count(*) from listings group by 1, 2
      except select edition, listing, sum(pieces) from listing_counts group by 1, 2)
    union all
    (select edition, listing, sum(pieces) from listing_counts group by 1, 2
      except select edition, listing, count(*) from listings group by 1, 2)`.execute(database.db)
  return rows
}
