import { dayNumber, dayText, weekdayOf } from './day-number.ts'
import type { Observation } from './record-observation.ts'

/** Two years in all, with those that are given. */
const DAYS = 730
/** A step of one working day, at most, as a part of the rate. */
const STEP = 0.0015

/**
 * Fixings for the two years before the first of those that are given, working day by working day,
 * each a small step from the next: invented, and the same each time. A rate that never moves in
 * what is given has never moved.
 */
export function sampleHistory(given: readonly Observation[]): Observation[] {
  const bySeries = Map.groupBy(given, ({ source, base, quote }) => `${source} ${base}/${quote}`)
  const last = Math.max(...given.map(({ effectiveDate }) => dayNumber(effectiveDate)))
  return [...bySeries.entries()].flatMap(([name, rows]) => historyOf(name, rows, last - DAYS))
}

function historyOf(name: string, rows: readonly Observation[], from: number): Observation[] {
  const first = rows.reduce((a, b) => (b.effectiveDate < a.effectiveDate ? b : a))
  const decimals = first.value.split('.')[1]?.length ?? 0
  const isFixed = rows.every(({ value }) => value === first.value)
  const random = randomOf(name)
  const history: Observation[] = []
  let rate = Number(first.value)
  for (let day = dayNumber(first.effectiveDate) - 1; day > from; day -= 1) {
    if (weekdayOf(day) > 5) continue
    if (!isFixed) rate *= 1 + (random() - 0.5) * 2 * STEP
    const value = rate.toFixed(decimals)
    history.push({ ...first, effectiveDate: dayText(day), value, rawValue: value })
  }
  return history.reverse()
}

/** From 0 to 1, by the name alone (xorshift). */
function randomOf(name: string): () => number {
  let state = 2_463_534_242
  for (const letter of name) state = (Math.imul(state, 31) + letter.charCodeAt(0)) | 0
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
