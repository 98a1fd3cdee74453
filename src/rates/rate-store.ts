import type { Db } from '#platform/database.ts'
import { dayNumber, dayText } from './day-number.ts'
import { RateTable } from './rate-table.ts'
import { RATES_TAG } from './rates-tag.ts'
import { readHolidays } from './store/read-holidays.ts'
import { readNewer, readSome } from './store/read-observations.ts'

export type RateStore = {
  /** All rates: whatever was committed before the last `drop` that concerns them is there. */
  load(): Promise<RateTable>
  /**
   * The same where all have been read, else the last months of what is between these currencies:
   * enough for a ticker until `onWhole`.
   */
  loadRecent(currencies: readonly string[]): Promise<RateTable>
  /** Hears of an event: where one of its tags is that of rates, more is to be read. */
  drop(tags: readonly string[]): void
}

/** While events are not heard, what was read this long ago is read on. */
const BLIND_MS = 100
/** Two fixings of any bank, with the longest rest between them, and a fortnight more. */
const RECENT_DAYS = 60

/**
 * Keeps every observation in memory, read once and then only what is new. `isHeard` tells whether
 * events are heard at present: while they are not, the database is asked each time. `onWhole` hears
 * when all have been read for the first time.
 */
export function createRateStore({
  db,
  isHeard = () => true,
  now = Date.now,
  onWhole = () => {},
}: {
  db: Db
  isHeard?: () => boolean
  now?: () => number
  onWhole?: () => void
}): RateStore {
  const table = new RateTable()
  let last = 0
  /** counts what was heard, so that what comes while reading is not missed */
  let heard = 1
  let readUpTo = 0
  let readAt = 0
  let reading: Promise<void> | null = null

  const read = async () => {
    const [upTo, at] = [heard, now()]
    const isFirst = readUpTo === 0
    await readNewer(db, table, {
      after: last,
      onRead(number) {
        last = number
      },
    })
    await readHolidays(db, table)
    readUpTo = upTo
    readAt = at
    if (!isFirst) return
    table.trim()
    onWhole()
  }
  const load = async () => {
    const wanted = heard
    const isBlind = !isHeard() && now() - readAt > BLIND_MS
    // A reading that began before the event is waited for, and then another begun.
    for (let isOld = isBlind || readUpTo < wanted; isOld; isOld = readUpTo < wanted) {
      reading ??= read().finally(() => {
        reading = null
      })
      await reading
    }
    return table
  }
  return {
    load,
    async loadRecent(currencies) {
      if (readUpTo > 0) return load()
      const since = dayText(dayNumber(new Date(now()).toISOString().slice(0, 10)) - RECENT_DAYS)
      return readRates(db, { currencies, since })
    },
    drop(tags) {
      if (tags.includes(RATES_TAG)) heard += 1
    },
  }
}

/** The rates between these currencies only, for a command that is soon over. */
export async function readRates(
  db: Db,
  { currencies, since }: { currencies: readonly string[]; since: string },
): Promise<RateTable> {
  const table = new RateTable()
  await readSome(db, table, { currencies, since })
  await readHolidays(db, table)
  return table
}
