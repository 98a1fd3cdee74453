import { expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { anObservation } from '../../test/support/observations.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { decideObservation, listSuspectFigures } from './decide-observation.ts'
import { findRate } from './find-rate.ts'
import { createRateStore } from './rate-store.ts'
import { recordObservations } from './record-observation.ts'

const database = useTestDatabase()

/** Long before anybody decides. */
const fetchedAt = new Date('2025-01-01T10:00:00Z')
const seen = (day: string, value: string) => anObservation('cbu TMT/UZS', day, value, { fetchedAt })

const decide = (id: string, verdict: 'accepted' | 'rejected') =>
  transact(database.db, (tx) =>
    decideObservation(tx, { id, verdict, by: null, reason: 'The bank corrected it.' }),
  )

test('a suspect figure waits for a decision, which is made once', async () => {
  await transact(database.db, (tx) =>
    recordObservations(tx, [
      seen('2026-03-31', '3480.10'),
      seen('2026-04-01', '4037.68'),
      seen('2026-04-02', '3469.17'),
      seen('2026-04-03', '4100.00'),
    ]),
  )
  const [accepted, rejected] = await listSuspectFigures(database.db)
  expect(rejected).toMatchObject({
    source: 'cbu',
    base: 'TMT',
    effectiveDate: '2026-04-01',
    value: '4037.68',
    reason: 'jump',
    before: { effectiveDate: '2026-03-31', value: '3480.1', nominal: 1 },
  })
  expect(await decide(accepted?.id ?? '', 'accepted')).toBe('decided')
  expect(await decide(rejected?.id ?? '', 'rejected')).toBe('decided')
  expect(await decide(rejected?.id ?? '', 'accepted')).toBe('decided-before')
  expect(await decide(accepted?.id ?? '', 'accepted')).toBe('decided-before')
  expect(await listSuspectFigures(database.db)).toEqual([])
  const rows = await database.db
    .selectFrom('rate_observations')
    .select(['effective_date', 'revision', 'quality', 'raw_value'])
    .where('effective_date', 'in', ['2026-04-01', '2026-04-03'])
    .orderBy('effective_date')
    .orderBy('revision')
    .execute()
  expect(
    rows.map(({ effective_date, revision, quality }) => [effective_date, revision, quality]),
  ).toEqual([
    ['2026-04-01', 1, 'suspect'],
    ['2026-04-01', 2, 'suspect'],
    ['2026-04-03', 1, 'suspect'],
    ['2026-04-03', 2, 'good'],
  ])
})

test('what is rejected is used nowhere from then on, and nothing learns from it', async () => {
  const table = await createRateStore({ db: database.db }).load()
  const found = (knownAt?: Date) =>
    findRate(table, { base: 'TMT', quote: 'UZS', on: '2026-04-01', ...(knownAt && { knownAt }) })
  expect(found()).toMatchObject({ effectiveDate: '2026-03-31', text: '3480.10', quality: 'good' })
  // Before the decision it was there, and asked about.
  const before = found(fetchedAt)
  expect(before).toMatchObject({ text: '4037.68', quality: 'suspect' })
  const again = await transact(database.db, (tx) =>
    recordObservations(tx, [seen('2026-04-01', '4037.68')]),
  )
  expect(again).toMatchObject({ known: 1, revised: 0 })
})

test('what is good, or is not there, cannot be decided about', async () => {
  const good = await database.db
    .selectFrom('rate_observations')
    .select('id')
    .where('quality', '=', 'good')
    .executeTakeFirstOrThrow()
  expect(await decide(good.id, 'rejected')).toBe('not-suspect')
  expect(await decide('999999', 'rejected')).toBe('not-suspect')
})

test('an accepted figure that is seen again stays good', async () => {
  const outcome = await transact(database.db, (tx) =>
    recordObservations(tx, [seen('2026-04-03', '4100.00')]),
  )
  expect(outcome).toEqual({ added: 0, revised: 0, known: 1, suspect: 0 })
})
