import { observationSchema } from '#rates/observation.ts'
import type { Observation } from '#rates/record-observation.ts'
import { storyFailure } from './story-failure.ts'

const COLUMNS = 'source,rate_type,base,quote,nominal,value,effective_date'

/**
 * Reads fixings from a table, one a line, with the columns of samples/README.md and no quotes.
 *
 * @throws Failure `story-unreadable`, naming file and line
 */
export function readRates(text: string, file: string, fetchedAt: Date): Observation[] {
  const [head, ...rows] = text.trimEnd().split(/\r?\n/)
  if (head !== COLUMNS) throw storyFailure({ file, line: 1 }, `the columns must be ${COLUMNS}`)
  return rows.map((row, place) => {
    const [source, rateType, base, quote, nominal, value, effectiveDate, ...more] = row.split(',')
    const parsed = observationSchema.safeParse({
      source,
      rateType,
      base,
      quote,
      effectiveDate,
      rawNominal: nominal,
      rawValue: value,
      value,
      fetchedAt,
      parserVersion: 1,
    })
    const line = place + 2
    if (more.length > 0) throw storyFailure({ file, line }, 'there are too many columns')
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    throw storyFailure({ file, line }, `${issue?.path.join('.')}: ${issue?.message}`)
  })
}
