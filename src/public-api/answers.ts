import { z } from 'zod'

/** What is answered: the documents are made from these schemas, and a test holds answers to them. */

export const rateRow = z.strictObject({
  date: z.iso.date().meta({ description: 'The day from which the fixing is in force' }),
  base: z.string().meta({ description: 'One unit of this currency …' }),
  quote: z.string().meta({ description: '… costs so much of this one' }),
  rate: z.string().meta({
    description:
      'A decimal number as text. Published rates keep every digit that the bank printed; inverse and cross have twelve, rounded once, half up.',
  }),
  source: z.string().meta({ description: 'Whose fixing it is; see /api/v1/sources' }),
  method: z.enum(['published', 'inverse', 'cross']).meta({
    description:
      'published: the bank printed this rate; inverse: one divided by what it printed; cross: through its own currency, from its table of that day',
  }),
  quality: z.enum(['good', 'suspect']).meta({
    description:
      'suspect: as printed, but it jumps or contradicts others, and nobody has judged it yet',
  }),
})

export const leftOutRow = z.strictObject({
  source: z.string(),
  reason: z.string(),
})

export const ratesAnswer = z.strictObject({
  rates: z.array(rateRow),
  left_out: z
    .array(leftOutRow)
    .meta({ description: 'Sources that this API does not carry, and why' }),
  next: z
    .string()
    .nullable()
    .meta({ description: 'The address of what follows; null where this is all' }),
})

export const currencyRow = z.strictObject({
  code: z.string(),
  name: z.string(),
  minor_units: z.int(),
  sources: z.string().meta({ description: 'The sources that print it, with blanks between' }),
})

export const sourceRow = z.strictObject({
  code: z.string(),
  name: z.string(),
  currency: z
    .string()
    .nullable()
    .meta({ description: 'The currency in which it prints its table' }),
  role: z.enum(['official', 'cross-check']),
  time_zone: z.string(),
  attribution: z.string().meta({ description: 'What is to stand beside its figures' }),
  disclaimer: z.string().nullable(),
  terms: z.enum(['free', 'attribution', 'unknown', 'forbidden']),
  is_invented: z.boolean(),
  carried: z.boolean().meta({ description: 'Whether this API gives its figures' }),
  first: z.iso.date().nullable().meta({ description: 'The first day of which a figure is known' }),
  last: z.iso.date().nullable(),
})

export const currenciesAnswer = z.strictObject({ currencies: z.array(currencyRow) })
export const sourcesAnswer = z.strictObject({ sources: z.array(sourceRow) })

export const tickerRow = z.strictObject({
  pair: z.string().meta({ description: 'One unit of the first costs so much of the second' }),
  base: z.string(),
  quote: z.string(),
  value: z
    .string()
    .nullable()
    .meta({ description: 'With five decimals; null where no rate is known' }),
  rate: z.string().nullable().meta({
    description:
      'With five decimals and five digits at least, or all digits of the bank where it printed this pair',
  }),
  change: z.string().nullable().meta({
    description:
      'In percent, against the fixing before of the same source, from unrounded values; null where that is not known',
  }),
  direction: z.enum(['up', 'down', 'level', 'unknown']),
  line: z.string().meta({ description: 'All in one, ready to be shown, in the style asked for' }),
  turned: z
    .string()
    .meta({ description: 'The other direction, where one unit costs less than one; else empty' }),
  date: z.iso.date().nullable().meta({ description: 'The day from which the fixing is in force' }),
  source: z.string().nullable(),
  source_name: z.string().nullable(),
  method: z.enum(['published', 'inverse', 'cross']).nullable(),
  quality: z.enum(['good', 'suspect']).nullable(),
  state: z
    .enum(['fresh', 'carried', 'late', 'stale', 'source_down', 'unknown'])
    .meta({ description: 'By the fixings that were expected and did not come' }),
  fixed_since: z.iso
    .date()
    .nullable()
    .meta({ description: 'Since when the rate is fixed by decision; null for one that moves' }),
})

export const tickerAnswer = z.strictObject({
  ticker: z.array(tickerRow),
  left_out: z.array(leftOutRow),
})

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ parameter: z.string(), detail: z.string() })).optional(),
})

export type LeftOut = z.infer<typeof leftOutRow>
export type TickerRow = z.infer<typeof tickerRow>
export type CurrencyRow = z.infer<typeof currencyRow>
export type SourceRow = z.infer<typeof sourceRow>
