import type { Db } from '#platform/database.ts'
import { RateTable } from './rate-table.ts'
import { RATES_TAG } from './rates-tag.ts'
import { readObservations } from './store/read-observations.ts'

export type RateStore = {
  /** All rates: whatever was committed before the last `drop` that concerns them is there. */
  load(): Promise<RateTable>
  /** Hears of an event: where one of its tags is that of rates, more is to be read. */
  drop(tags: readonly string[]): void
}

/** While events are not heard, what was read this long ago is read on. */
const BLIND_MS = 100

/**
 * Keeps every observation in memory, read once and then only what is new. `isHeard` tells whether
 * events are heard at present: while they are not, the database is asked each time.
 */
export function createRateStore({
  db,
  isHeard = () => true,
  now = Date.now,
}: {
  db: Db
  isHeard?: () => boolean
  now?: () => number
}): RateStore {
  const table = new RateTable()
  let last = 0n
  /** counts what was heard, so that what comes while reading is not missed */
  let heard = 1
  let readUpTo = 0
  let readAt = 0
  let reading: Promise<void> | null = null

  const read = async () => {
    const [upTo, at] = [heard, now()]
    const isFirst = readUpTo === 0
    last = await readObservations(db, table, { after: last })
    if (isFirst) table.trim()
    readUpTo = upTo
    readAt = at
  }
  return {
    async load() {
      const wanted = heard
      const isBlind = !isHeard() && now() - readAt > BLIND_MS
      // A reading that began before the event is waited for, and then another begun.
      if (isBlind || readUpTo < wanted) {
        do {
          reading ??= read().finally(() => {
            reading = null
          })
          await reading
        } while (readUpTo < wanted)
      }
      return table
    },
    drop(tags) {
      if (tags.includes(RATES_TAG)) heard += 1
    },
  }
}

/**
 * The rates between these currencies only, for a command that is soon over.
 */
export async function readRates(db: Db, currencies: readonly string[]): Promise<RateTable> {
  const table = new RateTable()
  await readObservations(db, table, { after: 0n, currencies })
  return table
}
