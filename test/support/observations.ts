import { type Db, transact } from '#platform/database.ts'
import { addDays } from '#rates/day-number.ts'
import { type Observation, recordObservations } from '#rates/record-observation.ts'

/** The day so many days ago. */
export function daysAgo(count: number): string {
  return addDays(new Date().toISOString().slice(0, 10), -count)
}

/** Records what sources have printed, as fetched now: 'cbu USD/UZS', the day, so much for one. */
export async function recordPrinted(
  db: Db,
  printed: readonly (readonly [series: string, day: string, value: string])[],
): Promise<void> {
  const observations = printed.map(([series, day, value]) =>
    anObservation(series, day, value, { fetchedAt: new Date() }),
  )
  await transact(db, (tx) => recordObservations(tx, observations))
}

/** A sighting as a source prints it: of 'cbu USD/UZS', on a day, so much for one. */
export function anObservation(
  series: string,
  day: string,
  value: string,
  other: Partial<Observation> = {},
): Observation {
  const [source = '', pair = ''] = series.split(' ')
  const [base = '', quote = ''] = pair.split('/')
  return {
    source,
    rateType: 'official',
    base,
    quote,
    effectiveDate: day,
    rawValue: value,
    rawNominal: '1',
    value,
    fetchedAt: new Date('2026-11-20T10:00:00Z'),
    parserVersion: 1,
    ...other,
  }
}
