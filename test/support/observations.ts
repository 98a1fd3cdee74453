import type { Observation } from '#rates/record-observation.ts'

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
