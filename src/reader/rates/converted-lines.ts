import type { Converted } from '../page-models.ts'
import type { Wording } from '../wording/wording.ts'
import { shownRate } from './shown-rate.ts'

/** The sum, the rate for one unit, and what is to be known of it, a sentence each. */
export function convertedLines(found: Converted, wording: Wording): string[] {
  const { amount, result, rate, on, notes } = found
  const { base, quote, effectiveDate, source, method, quality } = rate
  const { frame, messages, dates, figures } = wording
  const words = messages.rates.convert
  return [
    words.equals(figures(amount), base, figures(result), quote),
    words.unit(base, figures(shownRate(found)), quote),
    `${messages.rates.asOf(dates.day(effectiveDate), source)} ${messages.rates.methods[method]}`,
    effectiveDate === on || on === frame.today ? '' : words.inForceOn(dates.day(on)),
    quality === 'suspect' ? words.suspect : '',
    notes.join('; '),
  ].filter(Boolean)
}
