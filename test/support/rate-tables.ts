import { dayNumber } from '#rates/day-number.ts'
import { RateTable } from '#rates/rate-table.ts'

export type GivenFixing = {
  day: string
  value: string
  nominal?: number
  isSuspect?: boolean
  isRepeat?: boolean
  /** when it was fetched */
  at?: string
}

/** Rates in memory as a database would have given them: 'nbk USD/KZT' → its fixings as they came. */
export function aRateTable(series: Record<string, readonly GivenFixing[]>): RateTable {
  const table = new RateTable()
  for (const [name, fixings] of Object.entries(series)) {
    for (const { day, value, nominal = 1, isSuspect = false, isRepeat = false, at } of fixings) {
      const fetched = Date.parse(at ?? `${day}T12:00:00Z`)
      const row = { day: dayNumber(day), value, nominal, isSuspect, isRepeat, at: fetched }
      table.add(seriesOf(name), row)
    }
  }
  return table
}

function seriesOf(name: string): string {
  const [source, pair = '', rateType = 'official'] = name.split(' ')
  return `${source} ${rateType} ${pair.replace('/', ' ')}`
}
