import { beforeAll, describe, expect, it } from 'vitest'
import { transact } from '#platform/database.ts'
import { createRateStore } from '#rates/rate-store.ts'
import { RATES_TAG } from '#rates/rates-tag.ts'
import { recordObservations } from '#rates/record-observation.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import { aSite, aTerm } from '../../test/support/builders.ts'
import { anObservation } from '../../test/support/observations.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { createFrameStore } from './frame-store.ts'

const database = useTestDatabase()
const siteUrl = 'https://paper.example'

const parts = () => ({
  db: database.db,
  rates: createRateStore({ db: database.db }),
  siteUrl: () => siteUrl,
})

beforeAll(() => aSite(database.db, { editions: ['en', 'ru'], tickerPairs: ['TJS/USD'] }))

const fixing = (value: string, day: string) => anObservation('sample USD/TJS', day, value)

describe('the frame', () => {
  it('names sections with the prefix of their edition, and the other editions', async () => {
    await aTerm(database.db, { axis: 'section', name: 'Trade', slug: 'trade' })
    const { frames } = await createFrameStore(parts()).load()
    const trade = { label: 'Trade', href: '/section/trade' }
    expect(frames.get('en')?.sections).toContainEqual(trade)
    expect(frames.get('ru')).toMatchObject({
      homePath: '/ru',
      editions: [
        { edition: 'en', label: 'English', href: '/', current: false },
        { edition: 'ru', label: 'Русский', href: '/ru', current: true },
      ],
    })
    expect(frames.get('ru')?.footer).toContainEqual({ label: 'Архив', href: '/ru/archive' })
  })

  it('is kept until a tag that concerns it is heard', async () => {
    const store = createFrameStore(parts())
    const first = await store.load()
    store.drop(['article:x', 'listing:en:latest'])
    expect(await store.load()).toBe(first)
    for (const tag of [SITE_TAG, RATES_TAG]) {
      const before = await store.load()
      store.drop([tag])
      expect(await store.load()).not.toBe(before)
    }
  })

  it('does not keep what was read before a change and arrives after it', async () => {
    const store = createFrameStore(parts())
    const early = store.load()
    store.drop([SITE_TAG])
    expect(await store.load()).not.toBe(await early)
  })

  it('is made anew on the next day, when the next fixing comes into force', async () => {
    await transact(database.db, (tx) =>
      recordObservations(tx, [fixing('9.1755', '2026-11-20'), fixing('9.1920', '2026-11-21')]),
    )
    let now = new Date('2026-11-20T17:59:00Z')
    const store = createFrameStore({ ...parts(), now: () => now })
    const classic = async () => (await store.load()).frames.get('en')?.ticker[0]?.classic
    expect(await classic()).toBe('TJS/USD = 0.10899 —')
    // Midnight in Bishkek.
    now = new Date('2026-11-20T18:00:00Z')
    expect(await classic()).toBe('TJS/USD = 0.10879 -0.18%')
  })
})
