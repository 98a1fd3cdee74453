import { daysBetween } from '../day-number.ts'
import { isEnded } from '../ended-currencies.ts'

export type SuspectReason = 'jump' | 'contradiction' | 'ended-currency'

/** One fixing as far as judging needs it. */
export type Judged = {
  day: string
  value: string
  nominal: number
  quality: 'good' | 'suspect'
  /** no act of the bank; or rejected, which teaches as little */
  repeats: boolean
}

/** So many fixings are looked back upon. */
export const HISTORY = 60

/** Fewer returns than these teach nothing about a currency's restlessness. */
const ENOUGH_RETURNS = 20
const UNTAUGHT_LIMIT = 0.1
/** No currency is so calm that less than this is worth a question. */
const LEAST_LIMIT = 0.02
/** Beyond so many times its usual step, a step is no usual one. */
const USUAL_STEPS = 12
/** After such a gap anything may have happened. */
const LONGEST_GAP_DAYS = 30
/** So many suspect figures in agreement are a new level, and what follows them is good. */
const NEW_LEVEL = 3

/**
 * Whether a figure is to be asked about: a currency that is gone, or a jump beyond what the series
 * has taught. `before`: the fixings before it, latest first. It flags and never drops; true
 * devaluations are flagged as well, until an editor decides or three fixings have agreed.
 * Doubles do here: nothing that is shown is computed from them.
 */
export function judge(
  figure: { currencies: readonly string[]; day: string; value: string; nominal: number },
  before: readonly Judged[],
): SuspectReason | null {
  if (figure.currencies.some((currency) => isEnded(currency, figure.day))) return 'ended-currency'
  const fixings = before.filter(({ repeats }) => !repeats)
  const anchor = fixings.find(({ quality }) => quality === 'good')
  if (!anchor || daysBetween(anchor.day, figure.day) > LONGEST_GAP_DAYS) return null
  if (step(anchor, figure) <= LEAST_LIMIT) return null
  const limit = limitFrom(fixings) + 2 * roundingStep(figure) + 2 * roundingStep(anchor)
  if (step(anchor, figure) <= limit) return null
  const latest = fixings.slice(0, NEW_LEVEL)
  const isNewLevel =
    latest.length === NEW_LEVEL &&
    latest.every((one) => one.quality === 'suspect' && step(one, figure) <= limit)
  return isNewLevel ? null : 'jump'
}

function limitFrom(fixings: readonly Judged[]): number {
  const good = fixings.filter(({ quality }) => quality === 'good')
  const steps = good.slice(1).flatMap((earlier, place) => {
    const later = good[place]
    return later ? step(earlier, later) : []
  })
  if (steps.length < ENOUGH_RETURNS) return UNTAUGHT_LIMIT
  const middle = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  return Math.max(LEAST_LIMIT, USUAL_STEPS * middle)
}

type Figure = { value: string; nominal: number }

function step(a: Figure, b: Figure): number {
  return Math.abs(Math.log(unit(b) / unit(a)))
}

function unit({ value, nominal }: Figure): number {
  return Number(value) / nominal
}

/** What one step of the last printed digit is of the whole: 0.09 can only become 0.10. */
function roundingStep({ value }: Figure): number {
  const decimals = Math.max(2, value.split('.')[1]?.length ?? 0)
  return 10 ** -decimals / Number(value)
}
